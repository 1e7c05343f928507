/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The rolling digest by which nodes find out that they applied the same log to different ends.
 *
 * <p>It covers an outcome's kind, result, exception type and codes. Messages meant for people are
 * left out: they may differ between builds of a JDK without any state being different. It finds
 * accidents, not forgeries.
 */
public final class OutcomeDigest {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Odd numbers with well spread bits: the golden ratio, and the square roots of 2, 3 and 5.
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long ROOT_2 = 0x6A09E667F3BCC909L;
  private static final long ROOT_3 = 0xBB67AE8584CAA73BL;
  private static final long ROOT_5 = 0x3C6EF372FE94F82BL;

  private OutcomeDigest() {}

  /**
   * The digest after one more outcome.
   *
   * @param previous the digest so far; 0 before the first
   * @param index log index of the entry
   * @param session the command's session
   * @param sequence the command's sequence in its session
   * @param outcome what became of it
   */
  public static long digest(
      long previous, long index, long session, long sequence, Outcome outcome) {
    long h = fold(previous ^ GOLDEN, index);
    h = fold(h, session);
    h = fold(h, sequence);
    h =
        switch (outcome) {
          case Outcome.Success success -> bytes(fold(h, OutcomeFormat.SUCCESS), success.bytes());
          case Outcome.HandlerError error ->
              text(text(fold(h, OutcomeFormat.HANDLER_ERROR), error.type()), error.code());
          case Outcome.Refused refused ->
              fold(fold(h, OutcomeFormat.REFUSED), refused.code() & 0xFF);
        };
    return finish(h);
  }

  private static long bytes(long seed, byte[] bytes) {
    long h = fold(seed, bytes.length);
    int whole = bytes.length & ~7;
    for (int i = 0; i < whole; i += Long.BYTES) {
      h = fold(h, (long) LONGS.get(bytes, i));
    }
    if (whole < bytes.length) {
      long tail = 0;
      for (int i = bytes.length - 1; i >= whole; i--) {
        tail = tail << 8 | (bytes[i] & 0xFF);
      }
      h = fold(h, tail);
    }
    return h;
  }

  private static long text(long seed, String text) {
    long h = fold(seed, text.length());
    for (int i = 0; i < text.length(); i++) {
      h = fold(h, text.charAt(i));
    }
    return h;
  }

  private static long fold(long hash, long word) {
    long mixed = Long.rotateLeft(word * ROOT_2, 29) * ROOT_3;
    return Long.rotateLeft(hash ^ mixed, 31) * ROOT_5 + GOLDEN;
  }

  private static long finish(long hash) {
    long h = hash;
    h = (h ^ h >>> 32) * ROOT_3;
    h = (h ^ h >>> 29) * ROOT_2;
    return h ^ h >>> 32;
  }
}
