/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

/**
 * The place of an entry in the log (Raft §5.3).
 *
 * @param term the term in which it was created
 * @param index its index, from 0; -1 before the first
 */
public record LogPosition(long term, long index) {
  /** Before the first entry. */
  public static final LogPosition NONE = new LogPosition(0, -1);
}
