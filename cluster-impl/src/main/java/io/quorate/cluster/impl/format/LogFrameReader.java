/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over one log frame: runs, and in each run its commands. Not safe for use from several
 * threads.
 *
 * <p>The checksum is verified before anything else is looked at. Every method may throw {@link
 * CorruptFrameException} for bytes no writer produced; only the constructors throw {@link
 * UnknownFormatException}, except {@link #nextCommand} for a command's flags.
 */
public final class LogFrameReader {
  private static final String SUBJECT = "Log frame";

  private final byte[] bytes;
  private final ByteReader in;
  private final long logTime;
  private final OperationKey[] keys;
  private final String[] callers;

  private int runsLeft;
  private int commandsLeft;
  private boolean inRun;
  private boolean inCommand;

  private long session;
  private long firstSequence;
  private long acknowledgedBelow;
  private int count;

  private int key;
  private int caller;
  private int traceOffset;
  private int payloadOffset;
  private int payloadLength;

  /** Reads the whole array, which must not change while this cursor is in use. */
  public LogFrameReader(byte[] frame) {
    this(frame, 0, frame.length);
  }

  /** Reads what remains in the buffer; its position does not move. Copied if it has no array. */
  public LogFrameReader(ByteBuffer frame) {
    this(
        frame.hasArray() ? frame.array() : copy(frame),
        frame.hasArray() ? frame.arrayOffset() + frame.position() : 0,
        frame.remaining());
  }

  /** Reads a part of the array, which must not change while this cursor is in use. */
  public LogFrameReader(byte[] frame, int offset, int length) {
    bytes = frame;
    verifyChecksum(frame, offset, length);
    in = new ByteReader(SUBJECT, frame, offset, offset + length - LogFrame.CRC_BYTES);
    readHeader();
    logTime = in.natural("log time");
    keys = readKeys();
    callers = readCallers();
    runsLeft = in.count("run count", LogFrame.MIN_RUN_BYTES);
  }

  /** The leader's clock when it proposed the frame, in milliseconds since the epoch. */
  public long logTime() {
    return logTime;
  }

  /** Moves to the next run, past any commands of this one that were not read. */
  public boolean nextRun() {
    while (commandsLeft > 0) {
      nextCommand();
    }
    inCommand = false;
    inRun = runsLeft > 0;
    if (!inRun) {
      if (in.remaining() > 0) {
        throw in.corrupt(in.remaining() + " bytes after the last run");
      }
      return false;
    }
    session = in.varlong("session");
    firstSequence = in.natural("first sequence");
    acknowledgedBelow = in.natural("acknowledgement");
    count = in.count("command count", LogFrame.MIN_COMMAND_BYTES);
    if (count == 0) {
      throw in.corrupt("a run without commands");
    }
    if (firstSequence > Long.MAX_VALUE - count) {
      throw in.corrupt("sequences from " + firstSequence + " overflow");
    }
    runsLeft--;
    commandsLeft = count;
    return true;
  }

  /** Session of the current run. */
  public long session() {
    checkRun();
    return session;
  }

  /** Sequence of the current run's first command; the others follow without a gap. */
  public long firstSequence() {
    checkRun();
    return firstSequence;
  }

  /** All of the session's sequences below this are acknowledged by its owner. */
  public long acknowledgedBelow() {
    checkRun();
    return acknowledgedBelow;
  }

  /** Number of commands in the current run, at least one. */
  public int count() {
    checkRun();
    return count;
  }

  /** Moves to the next command of the current run. */
  public boolean nextCommand() {
    inCommand = commandsLeft > 0;
    if (!inCommand) {
      return false;
    }
    commandsLeft--;
    key = in.varint("descriptor index");
    if (key >= keys.length) {
      throw in.corrupt("descriptor index " + key + " of " + keys.length);
    }
    caller = in.varint("caller index");
    if (caller > callers.length) {
      throw in.corrupt("caller index " + caller + " of " + callers.length);
    }
    int flags = in.u8("command flags");
    if ((flags & ~LogFrame.KNOWN_COMMAND_FLAGS) != 0) {
      throw unknown("command flags", flags);
    }
    boolean traced = (flags & LogFrame.COMMAND_TRACED) != 0;
    traceOffset = traced ? in.skip(TraceContext.BYTES, "trace") : -1;
    payloadLength = in.varint("payload length");
    payloadOffset = in.skip(payloadLength, "payload");
    return true;
  }

  /** Sequence of the current command. */
  public long sequence() {
    checkCommand();
    return firstSequence + count - commandsLeft - 1;
  }

  /** The current command's operation; the same instance wherever the frame names it. */
  public OperationKey key() {
    checkCommand();
    return keys[key];
  }

  /** On whose behalf the current command was sent, or null if unknown. */
  public @Nullable String caller() {
    checkCommand();
    return caller == 0 ? null : callers[caller - 1];
  }

  /** The current command's trace, or null if it has none. */
  public @Nullable TraceContext trace() {
    checkCommand();
    if (traceOffset < 0) {
      return null;
    }
    return new TraceContext(
        Varints.u64(bytes, traceOffset),
        Varints.u64(bytes, traceOffset + 8),
        Varints.u64(bytes, traceOffset + 16),
        bytes[traceOffset + 24]);
  }

  /** A copy of the current command's payload. */
  public byte[] payload() {
    checkCommand();
    return Arrays.copyOfRange(bytes, payloadOffset, payloadOffset + payloadLength);
  }

  /** The array that {@link #payloadOffset} points into; not to be changed. */
  public byte[] array() {
    return bytes;
  }

  /** Where the current command's payload begins in {@link #array}. */
  public int payloadOffset() {
    checkCommand();
    return payloadOffset;
  }

  /** Bytes in the current command's payload. */
  public int payloadLength() {
    checkCommand();
    return payloadLength;
  }

  private static byte[] copy(ByteBuffer frame) {
    byte[] bytes = new byte[frame.remaining()];
    frame.get(frame.position(), bytes);
    return bytes;
  }

  private static void verifyChecksum(byte[] frame, int offset, int length) {
    if (length < LogFrame.MIN_BYTES) {
      throw new CorruptFrameException(
          SUBJECT + " corrupt at offset 0: " + length + " bytes, fewer than " + LogFrame.MIN_BYTES);
    }
    int end = length - LogFrame.CRC_BYTES;
    CRC32C crc = new CRC32C();
    crc.update(frame, offset, end);
    int stored = Varints.u32(frame, offset + end);
    if (stored != (int) crc.getValue()) {
      throw new CorruptFrameException(
          String.format(
              "%s corrupt at offset %d: checksum is %08x, content has %08x",
              SUBJECT, end, stored, crc.getValue()));
    }
  }

  private void readHeader() {
    int magic = in.u16("magic");
    if (magic != LogFrame.MAGIC) {
      throw in.corrupt(
          String.format("magic is %04x, a log frame begins with %04x", magic, LogFrame.MAGIC));
    }
    int version = in.u8("version");
    if (version != LogFrame.VERSION) {
      throw unknown("version", version);
    }
    int flags = in.u8("flags");
    if ((flags & ~LogFrame.KNOWN_FLAGS) != 0) {
      throw unknown("flags", flags);
    }
  }

  private OperationKey[] readKeys() {
    OperationKey[] read =
        new OperationKey[in.count("descriptor count", LogFrame.MIN_DESCRIPTOR_BYTES)];
    for (int i = 0; i < read.length; i++) {
      String handler = name("handler");
      String operation = name("operation");
      int version = in.varint("operation version");
      read[i] = new OperationKey(handler, operation, version, (byte) in.u8("codec"));
    }
    return read;
  }

  private String name(String what) {
    String name = in.string(OperationKey.MAX_NAME, what);
    if (name.isEmpty()) {
      throw in.corrupt(what + " has no name");
    }
    return name;
  }

  private String[] readCallers() {
    String[] read = new String[in.count("caller count", LogFrame.MIN_CALLER_BYTES)];
    for (int i = 0; i < read.length; i++) {
      read[i] = in.string(LogFrame.MAX_CALLER, "caller");
    }
    return read;
  }

  private UnknownFormatException unknown(String what, int value) {
    return new UnknownFormatException(
        String.format(
            "%s has %s 0x%02x, which this version does not know; run a version that does",
            SUBJECT, what, value));
  }

  private void checkRun() {
    if (!inRun) {
      throw new IllegalStateException("no current run: call nextRun() first");
    }
  }

  private void checkCommand() {
    if (!inCommand) {
      throw new IllegalStateException("no current command: call nextCommand() first");
    }
  }
}
