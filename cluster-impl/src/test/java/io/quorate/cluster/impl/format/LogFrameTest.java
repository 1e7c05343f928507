/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogFrameTest {
  private static final OperationKey KEY = new OperationKey("accounts", "deposit", 1, (byte) 2);
  private static final byte[] PAYLOAD = {1, 2, 3};

  private final LogFrameWriter writer = new LogFrameWriter();

  @Test
  void noCommands_isABarrier() {
    writer.begin(7);
    LogFrameReader reader = new LogFrameReader(writer.finish());
    assertEquals(7, reader.logTime());
    assertFalse(reader.nextRun());
    assertFalse(reader.nextCommand());
  }

  @Test
  void consecutiveSequences_joinOneRun_withTheHighestAcknowledgement() {
    writer.begin(0);
    add(5, 10, 3);
    add(5, 11, 9);
    add(5, 12, 8);
    LogFrameReader reader = new LogFrameReader(writer.finish());
    assertTrue(reader.nextRun());
    assertEquals(3, reader.count());
    assertEquals(10, reader.firstSequence());
    assertEquals(9, reader.acknowledgedBelow());
    assertTrue(reader.nextCommand());
    assertTrue(reader.nextCommand());
    assertEquals(11, reader.sequence());
    assertTrue(reader.nextCommand());
    assertFalse(reader.nextCommand());
    assertFalse(reader.nextRun());
  }

  @Test
  void acknowledgementOfARunsOwnCommand_startsAnotherRun() {
    writer.begin(0);
    add(5, 10, 3);
    add(5, 11, 11);
    LogFrameReader reader = new LogFrameReader(writer.finish());
    assertTrue(reader.nextRun());
    assertEquals(3, reader.acknowledgedBelow());
    assertTrue(reader.nextRun());
    assertEquals(11, reader.acknowledgedBelow());
  }

  @Test
  void gapOrOtherSession_startsAnotherRun() {
    writer.begin(0);
    add(5, 10, 0);
    add(5, 12, 0);
    add(6, 13, 0);
    LogFrameReader reader = new LogFrameReader(writer.finish());
    int runs = 0;
    while (reader.nextRun()) {
      runs++;
    }
    assertEquals(3, runs);
  }

  @Test
  void sameKey_isTheSameInstanceThroughoutTheFrame() {
    writer.begin(0);
    add(5, 10, 0);
    add(6, 1, 0);
    LogFrameReader reader = new LogFrameReader(writer.finish());
    reader.nextRun();
    reader.nextCommand();
    OperationKey first = reader.key();
    reader.nextRun();
    reader.nextCommand();
    assertEquals(KEY, first);
    assertSame(first, reader.key());
    assertNull(reader.caller());
    assertNull(reader.trace());
  }

  @Test
  void readOnlyAndOffsetBuffers_readLikeArrays() {
    writer.begin(9);
    add(5, 10, 0);
    byte[] frame = writer.finish();
    byte[] padded = new byte[frame.length + 5];
    System.arraycopy(frame, 0, padded, 3, frame.length);
    ByteBuffer buffer = ByteBuffer.wrap(padded, 3, frame.length);
    for (ByteBuffer each : new ByteBuffer[] {buffer.slice(), buffer, buffer.asReadOnlyBuffer()}) {
      LogFrameReader reader = new LogFrameReader(each);
      reader.nextRun();
      reader.nextCommand();
      assertArrayEquals(PAYLOAD, reader.payload());
      assertEquals(2, reader.array()[reader.payloadOffset() + 1]);
      assertEquals(3, reader.payloadLength());
    }
  }

  @Test
  void begin_forgetsAnUnfinishedFrame() {
    writer.begin(1);
    add(5, 10, 0);
    writer.begin(2);
    assertEquals(0, writer.count());
    byte[] abandoned = writer.finish();
    writer.begin(2);
    assertArrayEquals(writer.finish(), abandoned);
  }

  @Test
  void misuse_isRefusedAndLeavesTheFrameAsItWas() {
    assertThrows(IllegalStateException.class, () -> add(1, 1, 0));
    assertThrows(IllegalStateException.class, writer::finish);
    assertThrows(IllegalArgumentException.class, () -> writer.begin(-1));
    writer.begin(0);
    add(1, 1, 0);
    int size = writer.size();
    assertThrows(IllegalArgumentException.class, () -> add(1, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> add(1, Long.MAX_VALUE, 0));
    assertThrows(IllegalArgumentException.class, () -> add(1, 1, -1));
    for (String caller : new String[] {"x".repeat(257), "\uD800"}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> writer.command(1, 2, 0, KEY, caller, null, PAYLOAD));
    }
    assertEquals(size, writer.size());
    assertEquals(size, writer.finish().length);
    LogFrameReader reader = new LogFrameReader(barrier());
    assertThrows(IllegalStateException.class, reader::session);
    assertThrows(IllegalStateException.class, reader::key);
  }

  @Test
  void keyOutOfBounds_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> key("", "b", 0));
    assertThrows(IllegalArgumentException.class, () -> key("a", "b".repeat(129), 0));
    assertThrows(IllegalArgumentException.class, () -> key("a", "b", -1));
    assertThrows(IllegalArgumentException.class, () -> key("a\uDC00", "b", 0));
  }

  @Test
  void flippedBit_isCaughtByTheChecksum() {
    byte[] frame = barrier();
    for (int bit = 0; bit < frame.length * 8; bit++) {
      byte[] flipped = frame.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(CorruptFrameException.class, () -> new LogFrameReader(flipped));
    }
  }

  @Test
  void unknownVersionOrFlag_isUnknownFormat() {
    byte[] version = barrier();
    version[2] = 2;
    byte[] group = barrier();
    group[3] = 1;
    for (byte[] frame : new byte[][] {version, group}) {
      Hostile.sealed(frame);
      assertThrows(UnknownFormatException.class, () -> new LogFrameReader(frame));
    }
  }

  @Test
  void unknownCommandFlag_isUnknownFormat() {
    writer.begin(0);
    writer.command(1, 1, 0, KEY, null, null, new byte[0]);
    byte[] frame = writer.finish();
    frame[frame.length - 6] = 2;
    LogFrameReader reader = new LogFrameReader(Hostile.sealed(frame));
    reader.nextRun();
    assertThrows(UnknownFormatException.class, reader::nextCommand);
  }

  @Test
  void bytesAfterTheLastRun_areCorrupt() {
    byte[] longer = Arrays.copyOf(barrier(), barrier().length + 1);
    LogFrameReader reader = new LogFrameReader(Hostile.sealed(longer));
    CorruptFrameException e = assertThrows(CorruptFrameException.class, reader::nextRun);
    assertTrue(e.getMessage().contains("offset 8: 1 bytes after the last run"), e.getMessage());
  }

  private byte[] barrier() {
    writer.begin(0);
    return writer.finish();
  }

  private void add(long session, long sequence, long acknowledgedBelow) {
    writer.command(session, sequence, acknowledgedBelow, KEY, null, null, PAYLOAD);
  }

  private static OperationKey key(String handler, String operation, int version) {
    return new OperationKey(handler, operation, version, (byte) 0);
  }
}
