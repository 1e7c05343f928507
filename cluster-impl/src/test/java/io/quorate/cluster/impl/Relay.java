/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes on what comes to one port of loopback to another. The connections that it has at some
 * moment can be made to lead nowhere: they stay open, and nothing gets through any more, as with a
 * connection that was cut for so long that TCP tries again much later.
 */
final class Relay implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();

  Relay(int port, int target) throws IOException {
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Connection connection = new Connection(server.accept(), new Socket());
        connections.add(connection);
        connection.start();
        if (server.isClosed()) {
          connection.close();
        }
      } catch (IOException e) {
        // Closed, or the target does not listen: whoever came finds out.
      }
    }
  }

  /** What is connected now leads nowhere from now on; returns how many connections that are. */
  int strand() {
    List<Connection> now = open();
    now.forEach(connection -> connection.stranded = true);
    return now.size();
  }

  /** That which was opened first, of those that lead somewhere, does no more. */
  void strandOldest() {
    open().getFirst().stranded = true;
  }

  /** That which was opened last, of those that lead somewhere, does no more. */
  void strandNewest() {
    open().getLast().stranded = true;
  }

  private List<Connection> open() {
    return connections.stream().filter(connection -> !connection.stranded).toList();
  }

  @Override
  public void close() throws IOException {
    server.close();
    connections.forEach(Connection::close);
  }

  private final class Connection {
    private final Socket from;
    private final Socket to;
    private volatile boolean stranded;

    Connection(Socket from, Socket to) {
      this.from = from;
      this.to = to;
    }

    void start() throws IOException {
      try {
        to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      } catch (IOException e) {
        close();
        throw e;
      }
      Thread.ofVirtual().start(() -> pass(from, to));
      Thread.ofVirtual().start(() -> pass(to, from));
    }

    private void pass(Socket source, Socket sink) {
      byte[] buffer = new byte[1 << 16];
      try {
        InputStream in = source.getInputStream();
        OutputStream out = sink.getOutputStream();
        int count;
        while ((count = in.read(buffer)) >= 0) {
          if (!stranded) {
            out.write(buffer, 0, count);
          }
        }
      } catch (IOException e) {
        // One of the two has ended it.
      }
      if (!stranded) {
        close();
      }
    }

    void close() {
      try (from;
          to) {
        connections.remove(this);
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }
}
