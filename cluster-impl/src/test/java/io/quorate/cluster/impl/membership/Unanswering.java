/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An address where connections are neither accepted nor refused: its backlog is full. */
final class Unanswering implements AutoCloseable {
  private static final int CONNECT_MILLIS = 200;

  private final ServerSocket server;
  private final List<Socket> waiting = new ArrayList<>();

  Unanswering() throws IOException {
    this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    while (connects()) {
      // Another one waits.
    }
  }

  private boolean connects() throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), CONNECT_MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    server.close();
  }
}
