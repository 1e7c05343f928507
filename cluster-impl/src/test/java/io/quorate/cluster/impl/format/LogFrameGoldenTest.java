/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogFrameGoldenTest {
  private static final long TIME = 1795413600123L;
  private static final long SESSION = 0x1122334455667788L;
  private static final OperationKey DEPOSIT = new OperationKey("accounts", "deposit", 1, (byte) 2);
  private static final OperationKey WIDE = new OperationKey("größe", "😀", 300, (byte) 255);
  private static final TraceContext TRACE =
      new TraceContext(0x0102030405060708L, 0x090A0B0C0D0E0F10L, 0x1112131415161718L, (byte) 1);
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LAST = {(byte) 0x80};

  @Test
  void barrier_encodesAsEver() {
    LogFrameWriter writer = new LogFrameWriter();
    writer.begin(TIME);
    Golden.assertUnchanged("log-frame-v1-barrier.hex", writer.finish());
  }

  @Test
  void barrier_decodes() {
    LogFrameReader reader = new LogFrameReader(Golden.bytes("log-frame-v1-barrier.hex"));
    assertEquals(TIME, reader.logTime());
    assertFalse(reader.nextRun());
  }

  @Test
  void frame_encodesAsEver() {
    LogFrameWriter writer = new LogFrameWriter();
    writer.begin(TIME);
    writer.command(SESSION, 1000, 990, DEPOSIT, "ann", null, HELLO);
    writer.command(SESSION, 1001, 980, WIDE, null, TRACE, new byte[0]);
    writer.command(-1, 0, 0, DEPOSIT, null, null, counted());
    writer.command(SESSION, 1002, 1000, DEPOSIT, "ann", null, LAST);
    Golden.assertUnchanged("log-frame-v1.hex", writer.finish());
  }

  @Test
  void frame_decodes() {
    LogFrameReader in = new LogFrameReader(Golden.bytes("log-frame-v1.hex"));
    assertEquals(TIME, in.logTime());
    assertRun(in, SESSION, 1000, 990, 2);
    assertCommand(in, 1000, DEPOSIT, "ann", HELLO);
    assertNull(in.trace());
    assertCommand(in, 1001, WIDE, null, new byte[0]);
    assertEquals(TRACE, in.trace());
    assertRun(in, -1, 0, 0, 1);
    assertCommand(in, 0, DEPOSIT, null, counted());
    assertRun(in, SESSION, 1002, 1000, 1);
    assertCommand(in, 1002, DEPOSIT, "ann", LAST);
    assertFalse(in.nextRun());
  }

  private static void assertRun(LogFrameReader in, long session, long first, long ack, int count) {
    assertTrue(in.nextRun());
    assertEquals(session, in.session());
    assertEquals(first, in.firstSequence());
    assertEquals(ack, in.acknowledgedBelow());
    assertEquals(count, in.count());
  }

  private static void assertCommand(
      LogFrameReader in, long sequence, OperationKey key, String caller, byte[] payload) {
    assertTrue(in.nextCommand());
    assertEquals(sequence, in.sequence());
    assertEquals(key, in.key());
    assertEquals(caller, in.caller());
    assertArrayEquals(payload, in.payload());
  }

  private static byte[] counted() {
    byte[] bytes = new byte[200];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
