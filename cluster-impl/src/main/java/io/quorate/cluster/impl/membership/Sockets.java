/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.threads.Threads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Optional;
import org.jgroups.util.DefaultSocketFactory;

/**
 * The one port of membership, bound before the engine starts: a taken port is then our error with
 * our words, and a free port chosen by the system is never lost between choosing and binding.
 */
class Sockets extends DefaultSocketFactory {
  private static final int BACKLOG = 128;

  private final ServerSocket server;
  private volatile boolean closed;

  Sockets(InetSocketAddress address) throws IOException {
    ServerSocket socket = new BoundServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(address, BACKLOG);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    this.server = socket;
  }

  static Sockets open(InetSocketAddress address, Optional<Tls> tls, Threads threads)
      throws IOException {
    return tls.isPresent() ? new SecureSockets(address, tls.get(), threads) : new Sockets(address);
  }

  final int port() {
    return server.getLocalPort();
  }

  final ServerSocket server() {
    return server;
  }

  final boolean isClosed() {
    return closed;
  }

  final void checkOpen() throws SocketException {
    if (closed) {
      throw new SocketException("membership is closed");
    }
  }

  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    checkOpen();
    return server;
  }

  @Override
  public Socket createSocket(String service) throws IOException {
    checkOpen();
    return super.createSocket(service);
  }

  /** Frees the port and lets no new connection out. */
  void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      // nothing is left to be done about it
    }
  }

  /** Ignores the engine's wish to bind again. */
  private static final class BoundServerSocket extends ServerSocket {
    BoundServerSocket() throws IOException {}

    @Override
    public void bind(SocketAddress address) throws IOException {
      if (!isBound()) {
        super.bind(address);
      }
    }
  }
}
