/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.bench.system.Messages;
import io.quorate.cluster.bench.system.Messages.Head;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
  private final Messages messages = new Messages(Messages.MIN_BYTES);
  private final Arrivals arrivals = new Arrivals();

  @TempDir private Path directory;

  @Test
  void aMessageThatComesAgain_countsOnce() {
    take(1, 0, 10);
    take(1, 0, 10);
    take(1, 7, 20);
    assertEquals(2, arrivals.count(1));
    assertEquals(2, arrivals.total());
  }

  @Test
  void aNewLoad_beginsAfresh() {
    take(1, 0, 10);
    take(2, 0, 20);
    assertEquals(0, arrivals.count(1));
    assertEquals(1, arrivals.count(2));
    assertEquals(2, arrivals.total());
  }

  @Test
  void whatIsWritten_isWhatIsRead() throws IOException {
    int beyondTheFirstCapacity = 100_000;
    take(1, beyondTheFirstCapacity, 30);
    take(1, 2, 10);
    Path file = directory.resolve("log");
    arrivals.write(file);
    ArrivalLog log = ArrivalLog.read(file);
    assertEquals(beyondTheFirstCapacity + 1, log.size());
    assertEquals(10, log.started(2));
    assertTrue(log.arrived(2) != 0);
    assertEquals(0, log.arrived(3));
    assertEquals(30, log.started(beyondTheFirstCapacity));
  }

  private void take(int run, int number, long started) {
    arrivals.accept(messages.message(new Head(run, number, started)));
  }
}
