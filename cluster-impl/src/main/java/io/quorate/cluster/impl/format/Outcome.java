/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.util.Arrays;

/**
 * What became of one applied command, the same on every node; kept in replicated state until the
 * command's session acknowledges it.
 */
public sealed interface Outcome {
  /** Longest type name and code that are kept. */
  int MAX_NAME = 256;

  /** Longest message and detail that are kept. */
  int MAX_TEXT = 8192;

  /** The handler returned; the bytes are its encoded result and must not change. */
  @SuppressWarnings("ArrayRecordComponent") // equality is by content, and a copy would cost
  record Success(byte[] bytes) implements Outcome {
    @Override
    public boolean equals(Object other) {
      return other instanceof Success that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Success[" + bytes.length + " bytes]";
    }
  }

  /**
   * The handler threw; that is its answer. Texts are cut to what is kept, alike on every node.
   *
   * @param type class name of the exception
   * @param message its message, or empty
   * @param code stable code for callers to act on, or empty
   */
  record HandlerError(String type, String message, String code) implements Outcome {
    /** Cuts the texts. */
    public HandlerError {
      type = Utf8.clip(type, MAX_NAME);
      message = Utf8.clip(message, MAX_TEXT);
      code = Utf8.clip(code, MAX_NAME);
    }
  }

  /**
   * The command reached the log but no handler: an expired session, an operation not enabled.
   *
   * @param code why, as a stable number
   * @param detail why, for people; cut to what is kept
   */
  record Refused(byte code, String detail) implements Outcome {
    /** Cuts the text. */
    public Refused {
      detail = Utf8.clip(detail, MAX_TEXT);
    }
  }

  /** The outcome's bytes. */
  default byte[] encode() {
    return OutcomeFormat.encode(this);
  }

  /**
   * The outcome these bytes stand for.
   *
   * @throws CorruptFrameException if they are not exactly one outcome
   * @throws UnknownFormatException if they are of a kind this version does not know
   */
  static Outcome decode(byte[] bytes) {
    return OutcomeFormat.decode(bytes);
  }
}
