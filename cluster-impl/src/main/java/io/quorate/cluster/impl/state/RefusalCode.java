/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

/** Why a command in the log reached no handler; part of the log's format. */
public enum RefusalCode {
  /** Its session is unknown or has expired. */
  SESSION_EXPIRED(1),
  /** Its owner said that it needs no outcome any more. */
  ACKNOWLEDGED(2),
  /** Its operation is not enabled. */
  NOT_ENABLED(3),
  /** It is too far ahead of the lowest command of its session that is not acknowledged. */
  BEYOND_WINDOW(4);

  private final byte number;

  RefusalCode(int number) {
    this.number = (byte) number;
  }

  /** The number in the format. */
  public byte number() {
    return number;
  }
}
