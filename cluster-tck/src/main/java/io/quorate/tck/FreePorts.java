/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of loopback that nobody has, and that systems give to no outgoing connection: one that
 * looks for a seed which does not listen yet could otherwise meet itself, and take the seed's port.
 */
public final class FreePorts {
  private static final int FIRST = 15_000;
  private static final int END = 32_000;

  private FreePorts() {}

  /** Finds so many, all different. */
  public static List<Integer> find(int count) {
    List<ServerSocket> open = new ArrayList<>();
    try {
      while (open.size() < count) {
        open.add(openOne());
      }
      List<Integer> ports = open.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : open) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket openOne() throws IOException {
    IOException taken = new IOException("no free port from " + FIRST + " to " + END);
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException e) {
        taken.addSuppressed(e);
      }
    }
    throw taken;
  }
}
