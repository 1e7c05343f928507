/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.sessions;

import io.quorate.cluster.impl.format.Outcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of one node's commands that it has not acknowledged yet. A ring over sequences, as
 * these are given in order and acknowledged from below. Confined to the apply thread.
 */
public final class Session {
  /** The furthest a command may be ahead of the lowest one not acknowledged. */
  public static final int MAX_WINDOW = 1 << 21;

  private static final int SMALLEST = 64;

  private final long id;
  private final String nodeId;
  private final long timeoutMillis;
  private long lastActiveMillis;
  private long acknowledgedBelow = 1;
  private @Nullable Outcome[] ring = new @Nullable Outcome[SMALLEST];
  private long highest;

  Session(long id, String nodeId, long timeoutMillis, long lastActiveMillis) {
    this.id = id;
    this.nodeId = nodeId;
    this.timeoutMillis = timeoutMillis;
    this.lastActiveMillis = lastActiveMillis;
  }

  long id() {
    return id;
  }

  boolean expiredAt(long logTimeMillis) {
    return logTimeMillis - lastActiveMillis > timeoutMillis;
  }

  /** Notes that the owner is alive and has the outcomes of all sequences below one. */
  public void touch(long logTimeMillis, long acknowledged) {
    lastActiveMillis = logTimeMillis;
    long end = Math.min(acknowledged, highest + 1);
    for (long sequence = acknowledgedBelow; sequence < end; sequence++) {
      ring[slot(sequence)] = null;
    }
    acknowledgedBelow = Math.max(acknowledgedBelow, acknowledged);
  }

  /** Whether the owner has said that it needs no outcome of this command any more. */
  public boolean isAcknowledged(long sequence) {
    return sequence < acknowledgedBelow;
  }

  /** Whether a command is too far ahead to be remembered. */
  public boolean isBeyondWindow(long sequence) {
    return sequence - acknowledgedBelow >= MAX_WINDOW;
  }

  /** The outcome of a command that was applied and not acknowledged, or null. */
  public @Nullable Outcome outcome(long sequence) {
    return sequence > highest || sequence < acknowledgedBelow ? null : ring[slot(sequence)];
  }

  /** Remembers what became of a command. */
  public void remember(long sequence, Outcome outcome) {
    while (sequence - acknowledgedBelow >= ring.length) {
      grow();
    }
    ring[slot(sequence)] = outcome;
    highest = Math.max(highest, sequence);
  }

  private int slot(long sequence) {
    return (int) sequence & (ring.length - 1);
  }

  private void grow() {
    @Nullable Outcome[] old = ring;
    ring = new @Nullable Outcome[old.length * 2];
    for (long sequence = acknowledgedBelow; sequence <= highest; sequence++) {
      ring[slot(sequence)] = old[(int) sequence & (old.length - 1)];
    }
  }

  /** How many outcomes are remembered. */
  int size() {
    int count = 0;
    for (long sequence = acknowledgedBelow; sequence <= highest; sequence++) {
      count += ring[slot(sequence)] == null ? 0 : 1;
    }
    return count;
  }

  void save(DataOutputStream out) throws IOException {
    out.writeLong(id);
    out.writeUTF(nodeId);
    out.writeLong(timeoutMillis);
    out.writeLong(lastActiveMillis);
    out.writeLong(acknowledgedBelow);
    out.writeInt(size());
    for (long sequence = acknowledgedBelow; sequence <= highest; sequence++) {
      Outcome outcome = ring[slot(sequence)];
      if (outcome != null) {
        byte[] bytes = outcome.encode();
        out.writeLong(sequence);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
  }

  static Session load(DataInputStream in) throws IOException {
    Session session = new Session(in.readLong(), in.readUTF(), in.readLong(), in.readLong());
    session.acknowledgedBelow = in.readLong();
    session.highest = session.acknowledgedBelow - 1;
    int count = in.readInt();
    if (count < 0 || count > MAX_WINDOW) {
      throw new IOException("session " + session.id + " claims " + count + " outcomes");
    }
    for (int i = 0; i < count; i++) {
      long sequence = in.readLong();
      int length = in.readInt();
      if (session.isAcknowledged(sequence) || session.isBeyondWindow(sequence) || length < 0) {
        throw new IOException("session " + session.id + " has an outcome out of place");
      }
      byte[] bytes = in.readNBytes(length);
      session.remember(sequence, Outcome.decode(bytes));
    }
    return session;
  }
}
