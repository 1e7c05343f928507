/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.helidon.common.buffers.BufferData;
import io.quorate.cluster.impl.Allocated;
import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages out of pieces, and what an announced length costs. */
class MessagesTest {
  private static final int MAX = 2 << 20;

  private static byte[] prefix(int length) {
    return ByteBuffer.allocate(5).putInt(1, length).array();
  }

  private static byte[] framed(byte[]... messages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] message : messages) {
      out.writeBytes(prefix(message.length));
      out.writeBytes(message);
    }
    return out.toByteArray();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static List<byte[]> inPieces(byte[] sent, int size) {
    Messages messages = new Messages(MAX);
    List<byte[]> got = new ArrayList<>();
    for (int at = 0; at < sent.length; at += size) {
      int length = Math.min(size, sent.length - at);
      messages.add(BufferData.create(sent, at, length), got::add);
    }
    assertFalse(messages.broken());
    return got;
  }

  @Test
  void messages_arriveWhole_howeverTheBytesCome() {
    byte[][] sent = {noise(300), new byte[0], noise(1), noise(20_000)};
    for (int size : new int[] {1, 2, 7, 299, 16_384, 1 << 20}) {
      List<byte[]> got = inPieces(framed(sent), size);
      assertEquals(sent.length, got.size(), "in pieces of " + size);
      for (int i = 0; i < sent.length; i++) {
        assertArrayEquals(sent[i], got.get(i), "in pieces of " + size);
      }
    }
  }

  @Test
  void announcedLength_costsNothing_untilItArrives() {
    byte[] few = ByteBuffer.allocate(105).put(prefix(MAX)).array();
    for (int arrived : new int[] {5, 6, 105}) {
      long bytes =
          Allocated.bytes(
              () -> {
                Messages messages = new Messages(MAX);
                messages.add(BufferData.create(few, 0, arrived), message -> {});
                assertTrue(messages.broken());
              });
      assertTrue(bytes < 16 << 10, () -> arrived + " bytes cost " + bytes);
    }
  }

  @Test
  void roomIsLessThanTwiceOfWhatArrived() {
    byte[] half = ByteBuffer.allocate(5 + MAX / 2).put(prefix(MAX)).array();
    long bytes =
        Allocated.bytes(
            () -> {
              Messages messages = new Messages(MAX);
              for (int at = 0; at < half.length; at += 16_384) {
                int length = Math.min(16_384, half.length - at);
                messages.add(BufferData.create(half, at, length), message -> {});
              }
            });
    // All that there was on the way, what has been given up again included.
    assertTrue(bytes < 3 * MAX, () -> half.length + " bytes in pieces cost " + bytes);
  }

  @Test
  void messageThatIsWhole_isNotKept() {
    Messages messages = new Messages(MAX);
    List<WeakReference<byte[]>> got = new ArrayList<>();
    messages.add(
        BufferData.create(framed(noise(1 << 20))),
        message -> got.add(new WeakReference<>(message)));
    await()
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              System.gc();
              return got.get(0).get() == null;
            });
    assertFalse(messages.broken());
  }

  @Test
  void messageBeyondTheBound_isRefusedByItsLength() {
    for (int length : new int[] {MAX + 1, Integer.MAX_VALUE, -1}) {
      assertEquals(
          Status.Code.RESOURCE_EXHAUSTED,
          assertThrows(
                  StatusRuntimeException.class,
                  () -> new Messages(MAX).add(BufferData.create(prefix(length)), message -> {}))
              .getStatus()
              .getCode());
    }
  }
}
