/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

/** Numbers that the writer and the reader of a log frame share. */
final class LogFrame {
  static final int MAGIC = 0x5152;
  static final int VERSION = 1;

  /** None yet; bit 0 is reserved for a group id that follows the flags. */
  static final int KNOWN_FLAGS = 0;

  static final int COMMAND_TRACED = 0x01;
  static final int KNOWN_COMMAND_FLAGS = COMMAND_TRACED;

  static final int MAX_CALLER = 256;

  static final int FIXED_HEADER_BYTES = 4;
  static final int CRC_BYTES = 4;

  /** Header, log time, three counts of zero, checksum. */
  static final int MIN_BYTES = FIXED_HEADER_BYTES + 4 + CRC_BYTES;

  /** Two names of one character with their lengths, version, codec. */
  static final int MIN_DESCRIPTOR_BYTES = 6;

  static final int MIN_CALLER_BYTES = 1;

  /** Descriptor, caller, flags and length of an empty payload. */
  static final int MIN_COMMAND_BYTES = 4;

  /** Session, sequence, acknowledgement, count, one command. */
  static final int MIN_RUN_BYTES = 4 + MIN_COMMAND_BYTES;

  private LogFrame() {}
}
