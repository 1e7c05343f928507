/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says how fast frames, outcomes and digests are on one thread; run by hand, asserts nothing.
 *
 * <p>512 commands of 128 bytes per frame, two operations, every fourth command with a caller,
 * sessions changing every 8 commands.
 */
final class FormatBench {
  private static final int COMMANDS = 512;
  private static final int ROUNDS = 6;
  private static final long ROUND_NANOS = 1_000_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperationKey[] KEYS = {
    new OperationKey("accounts", "deposit", 1, (byte) 1),
    new OperationKey("accounts", "transfer", 3, (byte) 1)
  };

  private FormatBench() {}

  public static void main(String[] args) {
    byte[] payload = new byte[128];
    LogFrameWriter writer = new LogFrameWriter();
    byte[] frame = write(writer, payload);
    Outcome outcome = new Outcome.Success(new byte[16]);
    System.out.printf(Locale.ROOT, "frame: %d commands, %d bytes%n", COMMANDS, frame.length);
    measure("write", () -> write(writer, payload).length);
    measure("read", () -> read(frame, false));
    measure("read, copying payloads", () -> read(frame, true));
    measure("outcome encode and decode", () -> outcomes(outcome));
    measure("digest", () -> digests(outcome));
  }

  private static byte[] write(LogFrameWriter writer, byte[] payload) {
    writer.begin(1_795_413_600_123L);
    for (int i = 0; i < COMMANDS; i++) {
      long session = 0x1122334455667788L + i / 8 % 3;
      writer.command(
          session, 1_000_000 + i, 999_000, KEYS[i & 1], (i & 3) == 0 ? "ann" : null, null, payload);
      if (writer.size() > 4_000_000) { // as a batcher does
        break;
      }
    }
    return writer.finish();
  }

  private static long read(byte[] frame, boolean copy) {
    LogFrameReader in = new LogFrameReader(frame);
    long sum = 0;
    while (in.nextRun()) {
      while (in.nextCommand()) {
        sum += in.sequence() + in.key().version() + in.payloadLength();
        if (copy) {
          sum += in.payload()[5];
        }
      }
    }
    return sum;
  }

  private static long outcomes(Outcome outcome) {
    long sum = 0;
    for (int i = 0; i < COMMANDS; i++) {
      sum += Outcome.decode(outcome.encode()).hashCode();
    }
    return sum;
  }

  private static long digests(Outcome outcome) {
    long digest = 0;
    for (int i = 0; i < COMMANDS; i++) {
      digest = OutcomeDigest.digest(digest, i, 7, i, outcome);
    }
    return digest;
  }

  private static void measure(String what, LongSupplier frameful) {
    long sink = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      long commands = 0;
      long elapsed;
      do {
        sink += frameful.getAsLong();
        commands += COMMANDS;
        elapsed = System.nanoTime() - start;
      } while (elapsed < ROUND_NANOS);
      allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
      if (round == ROUNDS) {
        System.out.printf(
            Locale.ROOT,
            "%-28s %6.1f M commands/s  %6.1f ns  %6.1f bytes allocated each  (%x)%n",
            what,
            commands * 1e3 / elapsed,
            (double) elapsed / commands,
            (double) allocated / commands,
            sink);
      }
    }
  }
}
