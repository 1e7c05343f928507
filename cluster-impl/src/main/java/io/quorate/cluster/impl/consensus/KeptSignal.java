/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.util.AwaitForSignal;

/**
 * A signal that is kept until somebody awaits it. The engine's own is lost when nobody is waiting
 * at that moment.
 */
final class KeptSignal extends AwaitForSignal {
  private final Semaphore kept = new Semaphore(0);

  KeptSignal(Object name) {
    super(name);
  }

  @Override
  public void await() throws InterruptedException {
    kept.acquire();
    kept.drainPermits();
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    if (time <= 0) {
      return false;
    }
    boolean signalled = kept.tryAcquire(time, unit);
    kept.drainPermits();
    return signalled;
  }

  @Override
  public void signal() {
    if (kept.availablePermits() == 0) {
      kept.release();
    }
  }
}
