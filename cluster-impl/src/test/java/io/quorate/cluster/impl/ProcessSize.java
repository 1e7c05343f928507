/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;

/**
 * What this process takes. Threads of a pool that wait for work are counted apart: they end by
 * themselves, in time.
 */
record ProcessSize(int threads, int waiting, long files, long bytes) {
  private static final int MORE_THREADS = 30;
  private static final int MORE_FILES = 30;
  private static final long MORE_BYTES = 64 << 20;
  private static final int WAITING_FRAMES = 8;
  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";

  static ProcessSize now() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    int all = ManagementFactory.getThreadMXBean().getThreadCount();
    int waiting =
        (int) Thread.getAllStackTraces().values().stream().filter(ProcessSize::waits).count();
    return new ProcessSize(
        all - waiting,
        waiting,
        ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getOpenFileDescriptorCount(),
        runtime.totalMemory() - runtime.freeMemory());
  }

  private static boolean waits(StackTraceElement[] stack) {
    return Stream.of(stack)
        .limit(WAITING_FRAMES)
        .anyMatch(
            frame -> frame.getClassName().equals(POOL) && frame.getMethodName().equals("getTask"));
  }

  /** Asserts that no more threads are there than there were, those that wait for work included. */
  void atMostThreads(ProcessSize before) {
    assertTrue(
        threads + waiting <= before.threads + before.waiting + MORE_THREADS,
        () -> this + ", before " + before);
  }

  /** Asserts that it is as large as it was, give or take what a running node needs. */
  void atMost(ProcessSize before) {
    assertTrue(threads <= before.threads + MORE_THREADS, () -> this + ", before " + before);
    assertTrue(files <= before.files + MORE_FILES, () -> this + ", before " + before);
    assertTrue(bytes <= before.bytes + MORE_BYTES, () -> this + ", before " + before);
  }
}
