/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

/**
 * Transfer ids that are unique because each client numbers its own: 15 bits of the process that
 * sent it, 16 bits of the worker in it, 32 bits of the worker's own count.
 */
public final class TransferIds {
  private static final int MAX_PROCESS = (1 << 15) - 1;
  private static final int MAX_WORKER = (1 << 16) - 1;

  private TransferIds() {}

  /** The id of one transfer. */
  public static long of(int process, int worker, int sequence) {
    if (process < 0 || process > MAX_PROCESS || worker < 0 || worker > MAX_WORKER) {
      throw new IllegalArgumentException(
          "process " + process + " or worker " + worker + " is out of range");
    }
    return ((long) process << 48) | ((long) worker << 32) | (sequence & 0xFFFF_FFFFL);
  }

  /** A short text such as {@code 3.12.4711}: process, worker, count. */
  public static String text(long id) {
    return (id >>> 48) + "." + (id >>> 32 & MAX_WORKER) + "." + (id & 0xFFFF_FFFFL);
  }
}
