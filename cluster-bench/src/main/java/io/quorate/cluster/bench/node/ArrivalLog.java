/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * When the messages of one load came to one node, by their numbers. All times are of {@link
 * System#nanoTime}.
 */
public final class ArrivalLog {
  private long[] started;
  private long[] arrived;
  private int size;

  /** A log without messages, and with room for so many. */
  public ArrivalLog(int capacity) {
    this.started = new long[capacity];
    this.arrived = new long[capacity];
  }

  /** Reads what {@link #write} wrote. */
  public static ArrivalLog read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int size = in.readInt();
      ArrivalLog log = new ArrivalLog(size);
      for (int number = 0; number < size; number++) {
        log.started[number] = in.readLong();
        log.arrived[number] = in.readLong();
      }
      log.size = size;
      return log;
    }
  }

  /** Writes it to a file. */
  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(size);
      for (int number = 0; number < size; number++) {
        out.writeLong(started[number]);
        out.writeLong(arrived[number]);
      }
    }
  }

  /** Notes a message; answers false if it had come before. */
  public boolean note(int number, long startedAt, long arrivedAt) {
    if (number >= arrived.length) {
      int capacity = Math.max(2 * arrived.length, number + 1);
      started = Arrays.copyOf(started, capacity);
      arrived = Arrays.copyOf(arrived, capacity);
    }
    if (arrived[number] != 0) {
      return false;
    }
    started[number] = startedAt;
    arrived[number] = arrivedAt;
    size = Math.max(size, number + 1);
    return true;
  }

  /** One more than the highest number that came. */
  public int size() {
    return size;
  }

  /** When the publish call of a message was made; 0 if it has not come. */
  public long started(int number) {
    return started[number];
  }

  /** When a message came first; 0 if it has not come. */
  public long arrived(int number) {
    return arrived[number];
  }
}
