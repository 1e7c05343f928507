/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Builds log frames, one after the other; reusable, not safe for use from several threads.
 *
 * <p>Commands are collected by reference and written once, into an array of exactly the right size:
 * a payload must not change between {@link #command} and {@link #finish}.
 */
public final class LogFrameWriter {
  private static final int MAX_BYTES = Integer.MAX_VALUE - 64;
  private static final int MAX_COMMAND_HEADER = 3 * Varints.MAX_INT_BYTES + 1 + TraceContext.BYTES;
  private static final byte[] NONE = {};
  private static final int INITIAL = 64;

  private final IndexTable<OperationKey> keys = new IndexTable<>();
  private final IndexTable<String> callers = new IndexTable<>();
  private final RunTable runs = new RunTable();
  private final CRC32C crc = new CRC32C();

  private byte[][] payloads = new byte[INITIAL][];
  private @Nullable TraceContext[] traces = new @Nullable TraceContext[INITIAL];
  private int[] commandKeys = new int[INITIAL];
  private int[] commandCallers = new int[INITIAL];
  private int commands;

  private boolean open;
  private long logTime;
  private int tableBytes;
  private long commandBytes;

  /** Starts a frame; whatever was collected for an unfinished one is forgotten. */
  public void begin(long logTimeMillis) {
    if (logTimeMillis < 0) {
      throw new IllegalArgumentException("log time " + logTimeMillis + " is negative");
    }
    clear();
    logTime = logTimeMillis;
    open = true;
  }

  /**
   * Adds a command after those added before.
   *
   * <p>It joins the run before it when it continues that run's session without a gap. The run then
   * carries the higher of the acknowledgements, unless that would acknowledge one of its own
   * commands; such a command starts a run of its own.
   *
   * @throws IllegalArgumentException if a number or the caller is out of bounds; the frame is then
   *     as it was
   */
  public void command(
      long session,
      long sequence,
      long acknowledgedBelow,
      OperationKey key,
      @Nullable String caller,
      @Nullable TraceContext trace,
      byte[] payload) {
    if (!open) {
      throw new IllegalStateException("begin a frame first");
    }
    if (sequence < 0 || sequence == Long.MAX_VALUE || acknowledgedBelow < 0) {
      throw new IllegalArgumentException(
          "sequence " + sequence + " or acknowledgement " + acknowledgedBelow + " is out of range");
    }
    if (boundWith(key, caller, payload.length) > MAX_BYTES) {
      throw new IllegalArgumentException(
          "payload of " + payload.length + " bytes on a frame of " + size() + " exceeds an array");
    }
    int callerSlot = caller == null ? 0 : callerIndex(caller) + 1;
    int keyIndex = keyIndex(key);
    runs.place(session, sequence, acknowledgedBelow);
    if (commands == payloads.length) {
      growCommands();
    }
    payloads[commands] = payload;
    traces[commands] = trace;
    commandKeys[commands] = keyIndex;
    commandCallers[commands] = callerSlot;
    commands++;
    commandBytes +=
        (long) Varints.size(keyIndex)
            + Varints.size(callerSlot)
            + 1
            + (trace == null ? 0 : TraceContext.BYTES)
            + Varints.size(payload.length)
            + payload.length;
  }

  /** Number of commands added since {@link #begin}. */
  public int count() {
    return commands;
  }

  /** Exact size in bytes of the frame as it stands. */
  public int size() {
    return (int) exactSize();
  }

  /** Upper bound of {@link #size} once such a command had been added; saturates. */
  public int sizeWith(OperationKey key, @Nullable String caller, int payloadLength) {
    return (int) Math.min(Integer.MAX_VALUE, boundWith(key, caller, payloadLength));
  }

  /** The frame; the writer is then ready for the next {@link #begin}. */
  public byte[] finish() {
    if (!open) {
      throw new IllegalStateException("begin a frame first");
    }
    byte[] frame = new byte[size()];
    int p = putTables(frame, putHeader(frame));
    p = Varints.put(frame, p, runs.size());
    int next = 0;
    for (int run = 0; run < runs.size(); run++) {
      p = runs.putHeader(frame, p, run);
      for (int end = next + runs.count(run); next < end; next++) {
        p = putCommand(frame, p, next);
      }
    }
    crc.reset();
    crc.update(frame, 0, p);
    Varints.putU32(frame, p, (int) crc.getValue());
    clear();
    return frame;
  }

  private int putHeader(byte[] frame) {
    int p = Varints.putU16(frame, 0, LogFrame.MAGIC);
    frame[p++] = LogFrame.VERSION;
    frame[p++] = LogFrame.KNOWN_FLAGS;
    return Varints.put(frame, p, logTime);
  }

  private int putTables(byte[] frame, int at) {
    int p = Varints.put(frame, at, keys.size());
    for (int i = 0; i < keys.size(); i++) {
      OperationKey key = keys.get(i);
      p = Varints.putString(frame, p, key.handler());
      p = Varints.putString(frame, p, key.operation());
      p = Varints.put(frame, p, key.version());
      frame[p++] = key.codec();
    }
    p = Varints.put(frame, p, callers.size());
    for (int i = 0; i < callers.size(); i++) {
      p = Varints.putString(frame, p, callers.get(i));
    }
    return p;
  }

  private int putCommand(byte[] frame, int at, int command) {
    int p = Varints.put(frame, at, commandKeys[command]);
    p = Varints.put(frame, p, commandCallers[command]);
    TraceContext trace = traces[command];
    if (trace == null) {
      frame[p++] = 0;
    } else {
      frame[p++] = LogFrame.COMMAND_TRACED;
      p = Varints.putU64(frame, p, trace.traceIdHigh());
      p = Varints.putU64(frame, p, trace.traceIdLow());
      p = Varints.putU64(frame, p, trace.spanId());
      frame[p++] = trace.flags();
    }
    byte[] payload = payloads[command];
    p = Varints.put(frame, p, payload.length);
    System.arraycopy(payload, 0, frame, p, payload.length);
    return p + payload.length;
  }

  private int keyIndex(OperationKey key) {
    int index = keys.find(key);
    if (index >= 0) {
      return index;
    }
    tableBytes +=
        Varints.stringSize(key.handler())
            + Varints.stringSize(key.operation())
            + Varints.size(key.version())
            + 1;
    return keys.add(key);
  }

  private int callerIndex(String caller) {
    int index = callers.find(caller);
    if (index >= 0) {
      return index;
    }
    if (caller.length() > LogFrame.MAX_CALLER || !Utf8.isWellFormed(caller)) {
      throw new IllegalArgumentException(
          "caller of "
              + caller.length()
              + " characters: allowed is well-formed text of at most "
              + LogFrame.MAX_CALLER);
    }
    tableBytes += Varints.stringSize(caller);
    return callers.add(caller);
  }

  private long exactSize() {
    return (long) LogFrame.FIXED_HEADER_BYTES
        + Varints.size(logTime)
        + Varints.size(keys.size())
        + Varints.size(callers.size())
        + tableBytes
        + Varints.size(runs.size())
        + runs.headerBytes()
        + commandBytes
        + LogFrame.CRC_BYTES;
  }

  private long boundWith(OperationKey key, @Nullable String caller, int payloadLength) {
    int names = key.handler().length() + key.operation().length();
    names += caller == null ? 0 : caller.length();
    return exactSize()
        + RunTable.MAX_HEADER_BYTES
        + MAX_COMMAND_HEADER
        + 6L * Varints.MAX_INT_BYTES
        + (long) names * Utf8.MAX_BYTES_PER_CHAR
        + payloadLength;
  }

  private void growCommands() {
    int length = 2 * commands;
    payloads = Arrays.copyOf(payloads, length);
    traces = Arrays.copyOf(traces, length);
    commandKeys = Arrays.copyOf(commandKeys, length);
    commandCallers = Arrays.copyOf(commandCallers, length);
  }

  private void clear() {
    Arrays.fill(payloads, 0, commands, NONE);
    Arrays.fill(traces, 0, commands, null);
    keys.clear();
    callers.clear();
    commands = 0;
    runs.clear();
    tableBytes = 0;
    commandBytes = 0;
    open = false;
  }
}
