/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.helidon.common.buffers.BufferData;
import java.util.function.Consumer;

/**
 * Puts messages together from the data of a stream: a flag, the length in four bytes, the message.
 * Compressed ones are refused, as a few bytes could stand for any number.
 */
final class Messages {
  private static final int PREFIX = 5;

  private final int maxBytes;
  private final byte[] prefix = new byte[PREFIX];
  private int prefixBytes;
  private byte[] message = new byte[0];
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
      int step = Math.min(message.length - messageBytes, data.available());
      if (step > 0) {
        messageBytes += data.read(message, messageBytes, step);
      }
      if (messageBytes == message.length) {
        prefixBytes = 0;
        sink.accept(message);
      }
    }
  }

  private void begin() {
    if (prefix[0] != 0) {
      throw refused(Status.UNIMPLEMENTED, "send messages without compression");
    }
    long length = BufferData.create(prefix, 1, PREFIX - 1).readUnsignedInt32();
    if (length > maxBytes) {
      throw refused(
          Status.RESOURCE_EXHAUSTED,
          "a message of " + length + " bytes is larger than the " + maxBytes + " that are allowed");
    }
    message = new byte[(int) length];
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
