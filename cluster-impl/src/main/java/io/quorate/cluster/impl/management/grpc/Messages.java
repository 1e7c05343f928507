/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.helidon.common.buffers.BufferData;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Puts messages together from the data of a stream: a flag, the length in four bytes, the message.
 * Compressed ones are refused, as a few bytes could stand for any number. Room is made for what has
 * arrived, whatever length is announced.
 */
final class Messages {
  private static final int PREFIX = 5;
  private static final byte[] NOTHING = new byte[0];

  private final int maxBytes;
  private final byte[] prefix = new byte[PREFIX];
  private int prefixBytes;
  private int length;
  private byte[] message = NOTHING;
  private int messageBytes;

  Messages(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Takes what has arrived; the messages that it completes go to the sink. */
  void add(BufferData data, Consumer<byte[]> sink) {
    while (data.available() > 0) {
      if (prefixBytes < PREFIX) {
        prefixBytes +=
            data.read(prefix, prefixBytes, Math.min(PREFIX - prefixBytes, data.available()));
        if (prefixBytes < PREFIX) {
          return;
        }
        begin();
      }
      int step = Math.min(length - messageBytes, data.available());
      if (step > 0) {
        makeRoom(messageBytes + step);
        messageBytes += data.read(message, messageBytes, step);
      }
      if (messageBytes == length) {
        byte[] whole = message;
        message = NOTHING;
        prefixBytes = 0;
        sink.accept(whole);
      }
    }
  }

  /** Twice what there was, lest a message in small pieces is copied for each of them. */
  private void makeRoom(int bytes) {
    if (bytes > message.length) {
      long twice = 2L * message.length;
      message = Arrays.copyOf(message, (int) Math.min(length, Math.max(bytes, twice)));
    }
  }

  private void begin() {
    if (prefix[0] != 0) {
      throw refused(Status.UNIMPLEMENTED, "send messages without compression");
    }
    long announced = BufferData.create(prefix, 1, PREFIX - 1).readUnsignedInt32();
    if (announced > maxBytes) {
      throw refused(
          Status.RESOURCE_EXHAUSTED,
          "a message of "
              + announced
              + " bytes is larger than the "
              + maxBytes
              + " that are allowed");
    }
    length = (int) announced;
    messageBytes = 0;
  }

  /** Whether a message has begun and not ended. */
  boolean broken() {
    return prefixBytes > 0;
  }

  private static StatusRuntimeException refused(Status status, String why) {
    return status.withDescription(why).asRuntimeException();
  }
}
