/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/**
 * The addresses at which this node itself is reached.
 *
 * @param reached the one told to others
 * @param bound the one listened at
 */
record OwnAddresses(InetSocketAddress reached, InetSocketAddress bound) {

  boolean contains(InetSocketAddress address) {
    return address.equals(reached)
        || address.equals(bound)
        || (bound.getAddress().isAnyLocalAddress()
            && address.getPort() == bound.getPort()
            && isLocal(address.getAddress()));
  }

  /** Whether a connection from here can be tried: a socket speaks one version of IP only. */
  boolean reaches(InetSocketAddress address) {
    return bound.getAddress().isAnyLocalAddress()
        || bound.getAddress().getClass().equals(address.getAddress().getClass());
  }

  private static boolean isLocal(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
