/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/**
 * What a read answered, and when in the log's history.
 *
 * @param value the handler's answer; {@code null} if the handler answered null
 * @param appliedIndex the index of the last entry that the state it saw contains
 * @param <R> the reply type
 */
public record ReadResult<R>(R value, long appliedIndex) {
  /**
   * What a handler returns where its contract declares a result: the value; the index is put in by
   * the node.
   */
  public static <R> ReadResult<R> of(R value) {
    return new ReadResult<>(value, 0);
  }
}
