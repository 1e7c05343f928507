/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a task takes from the heap, however large that is. */
public final class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  /** Bytes that the task allocates on this thread, when it is not the first of its kind. */
  public static long bytes(Runnable task) {
    task.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    task.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
