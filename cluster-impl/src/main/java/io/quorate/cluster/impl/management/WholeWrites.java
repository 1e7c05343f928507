/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.NioSocket;
import io.helidon.common.socket.PeerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A socket that writes all it is given. Helidon's own counts on it that one write takes everything:
 * on a virtual thread it takes what there is room for, and the rest would be missing in the middle
 * of an answer.
 */
final class WholeWrites implements HelidonSocket {
  private static final int MAX_BYTES = 16 * 1024;

  private final SocketChannel channel;
  private final NioSocket socket;

  WholeWrites(SocketChannel channel, String id, String serverId) {
    this.channel = channel;
    this.socket = NioSocket.server(channel, id, serverId);
  }

  @Override
  public void write(BufferData data) {
    while (!data.consumed()) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.min(data.available(), MAX_BYTES));
      data.writeTo(bytes, bytes.remaining());
      bytes.flip();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  @SuppressWarnings("removal") // it has to be there as long as the interface has it
  public int read(BufferData buffer) {
    return socket.read(buffer);
  }

  @Override
  public byte[] get() {
    return socket.get();
  }

  @Override
  public void close() {
    socket.close();
  }

  @Override
  public void idle() {
    socket.idle();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public PeerInfo remotePeer() {
    return socket.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return socket.localPeer();
  }

  @Override
  public boolean isSecure() {
    return socket.isSecure();
  }

  @Override
  public String socketId() {
    return socket.socketId();
  }

  @Override
  public String childSocketId() {
    return socket.childSocketId();
  }
}
