/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.load;

import io.quorate.examples.driver.journal.Note;

/**
 * What became of a transfer.
 *
 * @param kind {@link Note.Kind#ACK}, {@link Note.Kind#REFUSED} or {@link Note.Kind#UNKNOWN}
 * @param number its place in the list of transfers; 0 unless it was acknowledged
 * @param code why it was not acknowledged; empty if it was
 * @param gone whether whoever was asked is no longer there
 */
public record Outcome(Note.Kind kind, long number, String code, boolean gone) {
  /** Applied, as the transfer with this number. */
  public static Outcome acknowledged(long number) {
    return new Outcome(Note.Kind.ACK, number, "", false);
  }

  /** Not applied, and never will be. */
  public static Outcome refused(String code) {
    return new Outcome(Note.Kind.REFUSED, 0, code, false);
  }

  /** Nobody can tell. */
  public static Outcome unknown(String code) {
    return new Outcome(Note.Kind.UNKNOWN, 0, code, false);
  }

  /** The same, and nobody is there any more. */
  public Outcome andGone() {
    return new Outcome(kind, number, code, true);
  }
}
