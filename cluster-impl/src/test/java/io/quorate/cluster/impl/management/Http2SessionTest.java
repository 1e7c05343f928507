/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls and the end of their connection. */
class Http2SessionTest {
  private final AtomicInteger told = new AtomicInteger();
  private final Http2Session session =
      new Http2Session(
          Fixture.settings(0, 256, 64, Duration.ofSeconds(10)), Runnable::run, new Nowhere());

  @Test
  void callThatBeginsAsItsConnectionEnds_isTold() {
    session.end();
    var unused = session.begin(told::incrementAndGet);
    assertEquals(1, told.get());
  }

  @Test
  void callThatIsOver_isNotTold() {
    session.begin(told::incrementAndGet).end();
    var unused = session.begin(told::incrementAndGet);
    assertEquals(0, told.get());
    session.end();
    assertEquals(1, told.get());
  }

  private static final class Nowhere implements DataWriter {
    @Override
    public void write(BufferData... buffers) {}

    @Override
    public void write(BufferData buffer) {}

    @Override
    public void writeNow(BufferData... buffers) {}

    @Override
    public void writeNow(BufferData buffer) {}
  }
}
