/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** Builds and executes the commands: one byte of operation, eight of key, then filler. */
public final class Commands {
  /** How many different keys are written and read. */
  public static final int KEYS = 1024;

  /** The shortest command. */
  public static final int MIN_BYTES = 1 + Long.BYTES;

  /** Stands for the reply of a call that is answered with something else. */
  public static final byte[] NO_REPLY = reply(0);

  private static final byte WRITE = 1;
  private static final byte READ = 2;

  private final byte[] template;

  /** Commands whose writes have this many bytes. */
  public Commands(int bytes) {
    if (bytes < MIN_BYTES) {
      throw new IllegalArgumentException(
          "payload " + bytes + " is too small; give at least " + MIN_BYTES + " bytes");
    }
    this.template = new byte[bytes];
    // Random filler, so that no layer can gain by compressing it.
    ThreadLocalRandom.current().nextBytes(template);
  }

  /** A write of a random key. */
  public byte[] write() {
    byte[] command = template.clone();
    ByteBuffer.wrap(command).put(WRITE).putLong(randomKey());
    return command;
  }

  /** A read of a random key. */
  public byte[] read() {
    byte[] command = new byte[MIN_BYTES];
    ByteBuffer.wrap(command).put(READ).putLong(randomKey());
    return command;
  }

  private static long randomKey() {
    return ThreadLocalRandom.current().nextInt(KEYS);
  }

  /** Executes a command and answers with its eight-byte reply. */
  public static byte[] execute(ByteBuffer command, Counters state) {
    byte operation = command.get();
    long key = command.getLong();
    return switch (operation) {
      case WRITE -> reply(state.increment(key));
      case READ -> reply(state.count(key));
      default -> throw new IllegalArgumentException("operation " + operation + " is not known");
    };
  }

  /** Whether the reply has the form that {@link #execute} gives it. */
  public static boolean isReply(byte[] reply) {
    return reply.length == Long.BYTES && ByteBuffer.wrap(reply).getLong() >= 0;
  }

  private static byte[] reply(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
