/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

/** Numbers that the writer and the reader of a snapshot share. */
final class SnapshotFormat {
  static final int MAGIC = 0x51534E50;
  static final int FORMAT = 1;

  static final int END = 0;
  static final int SECTION = 1;

  static final int MAX_CHUNK = 64 * 1024;
  static final int MAX_NAME = 200;

  private SnapshotFormat() {}
}
