/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the client of an answer that goes on has left, by reading what it should not send
 * any more; without this it would be found out when something is sent.
 */
final class ClientWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientWatch.class);
  private static final int MAX_BYTES = 64 * 1024;

  private final SocketChannel channel;
  private final Runnable left;

  /** Tells when the client closes, breaks, or sends far more than nothing. */
  ClientWatch(SocketChannel channel, Runnable left) {
    this.channel = channel;
    this.left = left;
  }

  /** Reads what nobody wants until the client closes, or has sent more than so many bytes. */
  static void drain(SocketChannel channel, int maxBytes) throws IOException {
    ByteBuffer sink = ByteBuffer.allocate(8 * 1024);
    for (int total = 0; total < maxBytes; total += sink.position()) {
      sink.clear();
      if (channel.read(sink) < 0) {
        return;
      }
    }
  }

  @Override
  public void run() {
    try {
      drain(channel, MAX_BYTES);
    } catch (IOException e) {
      LOG.trace("A management connection ended while its stream was open", e);
    } finally {
      left.run();
    }
  }
}
