/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;

/** Damages valid input at random, with fixed seeds, and watches how a decoder takes it. */
final class Hostile {
  /** What a decoder may allocate whatever it is given: readers, buffers, an exception. */
  private static final long FIXED_BYTES = 256 * 1024;

  private static final long BYTES_PER_INPUT_BYTE = 256;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Hostile() {}

  interface Decoder {
    void decode(byte[] input) throws Exception;
  }

  /**
   * One to four random edits: bits, bytes, extreme numbers, cuts, stretches removed or inserted.
   */
  static byte[] damage(Random random, byte[] valid) {
    byte[] bytes = valid.clone();
    for (int edits = 1 + random.nextInt(4); edits > 0 && bytes.length > 0; edits--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(12), bytes.length - at);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0xFF);
        case 3 -> bytes = Arrays.copyOf(bytes, at);
        case 4 -> bytes = splice(bytes, at, 0, at + length);
        default -> bytes = splice(bytes, at, length, at);
      }
    }
    return bytes;
  }

  /** Makes the last four bytes the checksum of the rest, so that damage gets past it. */
  static byte[] sealed(byte[] bytes) {
    if (bytes.length >= 4) {
      CRC32C crc = new CRC32C();
      crc.update(bytes, 0, bytes.length - 4);
      Varints.putU32(bytes, bytes.length - 4, (int) crc.getValue());
    }
    return bytes;
  }

  /** Passes if the input decodes, or is refused by a declared exception, in bounded memory. */
  static void assertSafe(byte[] input, Set<Class<?>> declared, Decoder decoder) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      decoder.decode(input);
    } catch (Exception | Error e) {
      if (!declared.contains(e.getClass()) || e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("undeclared " + e + " from " + hex(input), e);
      }
    }
    long used = THREADS.getCurrentThreadAllocatedBytes() - before;
    long allowed = FIXED_BYTES + BYTES_PER_INPUT_BYTE * input.length;
    assertTrue(used <= allowed, () -> used + " bytes allocated for " + hex(input));
  }

  private static String hex(byte[] input) {
    return HexFormat.of().formatHex(input);
  }

  /** The bytes before {@code head}, {@code gap} zeros, and the bytes from {@code tail} on. */
  private static byte[] splice(byte[] bytes, int head, int gap, int tail) {
    byte[] joined = new byte[head + gap + bytes.length - tail];
    System.arraycopy(bytes, 0, joined, 0, head);
    System.arraycopy(bytes, tail, joined, head + gap, bytes.length - tail);
    return joined;
  }
}
