/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports on loopback. They are below the range from which outgoing connections are
 * numbered, so that a node which is down for a while finds its ports still free, and does not meet
 * itself there when it looks for others. Each of the processes that a module's tests are spread
 * over has ports of its own.
 */
public final class Ports {
  private static final int LOWEST = 12_000;
  private static final int EACH = 10_000;
  private static final int PROCESSES = 2;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** Surefire counts the processes at work at one time from 1. */
  private static final int OWN_LOWEST =
      LOWEST + (Integer.getInteger("surefire.forkNumber", 1) - 1) % PROCESSES * EACH;

  private Ports() {}

  /** A port that nobody has, and that is given to nobody else. */
  public static int free() {
    while (true) {
      int port = any();
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  /** The first digits of ports as {@link #free} gives them, whose last digits are 1, 2 and 3. */
  public static int freeTens() {
    while (true) {
      int tens = any() / 10;
      List<Integer> ports = List.of(10 * tens + 1, 10 * tens + 2, 10 * tens + 3);
      if (ports.stream().allMatch(GIVEN::add) && ports.stream().allMatch(Ports::isFree)) {
        return tens;
      }
    }
  }

  private static int any() {
    return OWN_LOWEST + ThreadLocalRandom.current().nextInt(EACH);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
