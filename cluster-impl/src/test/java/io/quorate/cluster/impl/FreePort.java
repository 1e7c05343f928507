/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback for nodes that are started later, and again. They are below those which the
 * system gives to whoever asks for any, so that nobody gets them meanwhile. Each of the processes
 * that a module's tests are spread over has ports of its own.
 */
public final class FreePort {
  private static final int LOWEST = 12_000;
  private static final int EACH = 10_000;
  private static final int PROCESSES = 2;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** Surefire counts the processes at work at one time from 1. */
  private static final int OWN_LOWEST =
      LOWEST + (Integer.getInteger("surefire.forkNumber", 1) - 1) % PROCESSES * EACH;

  private FreePort() {}

  /** One that nobody has, and that is given to nobody else in this process. */
  public static int find() {
    while (true) {
      int port = OWN_LOWEST + ThreadLocalRandom.current().nextInt(EACH);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
