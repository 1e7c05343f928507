/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Somebody at one port of a node, with or without TLS, whose connections all end. */
final class HostileClient implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;

  private final int port;
  private final Optional<SSLContext> tls;
  private final String protocol;
  private final List<Socket> sockets = new ArrayList<>();
  private final AtomicInteger arrived = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Speaks in the clear. */
  HostileClient(int port) {
    this.port = port;
    this.tls = Optional.empty();
    this.protocol = "";
  }

  /** Speaks TLS, shows a certificate or {@code none}, and chooses a protocol. */
  HostileClient(int port, TestCertificates certificates, String shown, String protocol) {
    this.port = port;
    this.tls = Optional.of(certificates.caller(shown, "n1"));
    this.protocol = protocol;
  }

  /** A new connection, on which TLS is agreed on where this client speaks it. */
  Socket connect() throws IOException {
    Socket socket = tls.isPresent() ? tls.get().getSocketFactory().createSocket() : new Socket();
    synchronized (sockets) {
      sockets.add(socket);
      if (closed.getCount() == 0) {
        socket.close();
      }
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
    if (socket instanceof SSLSocket secure) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3"});
      if (!protocol.isEmpty()) {
        parameters.setApplicationProtocols(new String[] {protocol});
      }
      secure.setSSLParameters(parameters);
      secure.startHandshake();
    }
    arrived.incrementAndGet();
    return socket;
  }

  /** Connections that were made so far, and agreed on where this client speaks TLS. */
  int arrived() {
    return arrived.get();
  }

  /** Connections that say nothing at all. */
  void halfOpen(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket();
      synchronized (sockets) {
        sockets.add(socket);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      arrived.incrementAndGet();
    }
    await(1_000);
  }

  /** Sends on a new connection, and leaves it open for a moment. */
  void send(byte[]... parts) throws IOException {
    Socket socket = connect();
    for (byte[] part : parts) {
      socket.getOutputStream().write(part);
    }
    socket.getOutputStream().flush();
    await(500);
  }

  void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  /** Sends the same again and again, until the other side has had enough or this many are sent. */
  void repeat(byte[] first, byte[] again, int times) throws IOException {
    Socket socket = connect();
    socket.getOutputStream().write(first);
    for (int i = 0; i < times; i++) {
      socket.getOutputStream().write(again);
    }
    socket.getOutputStream().flush();
  }

  /** Sends the same on many connections, and leaves them open for a moment. */
  void sendOnEach(int connections, byte[] bytes) throws IOException {
    for (int i = 0; i < connections; i++) {
      Socket socket = connect();
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }
    await(500);
  }

  /** Sends a little now and then on many connections. */
  void drip(int connections, String first, String again) throws IOException {
    List<Socket> open = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Socket socket = connect();
      socket.getOutputStream().write(first.getBytes(ISO_8859_1));
      open.add(socket);
    }
    for (int round = 0; round < 20; round++) {
      for (Socket socket : open) {
        socket.getOutputStream().write(again.getBytes(ISO_8859_1));
      }
      await(100);
    }
  }

  private void await(long millis) {
    try {
      boolean unused = closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (sockets) {
      closed.countDown();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
