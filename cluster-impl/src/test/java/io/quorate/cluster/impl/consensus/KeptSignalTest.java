/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.apache.ratis.util.AwaitForSignal;
import org.junit.jupiter.api.Test;

class KeptSignalTest {
  @Test
  void signalBeforeTheWait_endsIt() throws InterruptedException {
    KeptSignal signal = new KeptSignal("test");
    signal.signal();
    signal.signal();
    assertTrue(signal.await(1, TimeUnit.HOURS));
    assertFalse(signal.await(1, TimeUnit.MILLISECONDS), "two signals are as good as one");
  }

  /** Why the engine's own is replaced; when this fails it is mended, and ours can go. */
  @Test
  void enginesOwnSignal_isLostBeforeTheWait() throws InterruptedException {
    AwaitForSignal engines = new AwaitForSignal("test");
    engines.signal();
    assertFalse(engines.await(1, TimeUnit.MILLISECONDS));
  }
}
