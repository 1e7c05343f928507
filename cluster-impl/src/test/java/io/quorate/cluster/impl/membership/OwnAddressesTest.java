/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class OwnAddressesTest {
  private static InetSocketAddress at(String address, int port) throws Exception {
    return new InetSocketAddress(InetAddress.getAllByName(address)[0], port);
  }

  @Test
  void toldAndBoundAddress_areOwn_withTheirPorts() throws Exception {
    OwnAddresses own = new OwnAddresses(at("192.0.2.1", 17946), at("10.0.0.1", 7946));
    assertTrue(own.contains(at("192.0.2.1", 17946)));
    assertTrue(own.contains(at("10.0.0.1", 7946)));
    assertFalse(own.contains(at("192.0.2.1", 7946)));
    assertFalse(own.contains(at("127.0.0.1", 7946)), "another process may be there");
  }

  @Test
  void everyLocalAddress_isOwn_whereAllAreListenedAt() throws Exception {
    OwnAddresses own = new OwnAddresses(at("192.0.2.1", 7946), at("0.0.0.0", 7946));
    assertTrue(own.contains(at("127.0.0.1", 7946)));
    assertFalse(own.contains(at("127.0.0.1", 7947)));
    assertFalse(own.contains(at("198.51.100.7", 7946)));
  }

  @Test
  void otherVersionOfIp_isNotReached_unlessAllAreListenedAt() throws Exception {
    OwnAddresses four = new OwnAddresses(at("10.0.0.1", 1), at("10.0.0.1", 1));
    assertTrue(four.reaches(at("192.0.2.1", 2)));
    assertFalse(four.reaches(at("2001:db8::1", 2)));
    OwnAddresses six = new OwnAddresses(at("2001:db8::2", 1), at("2001:db8::2", 1));
    assertTrue(six.reaches(at("2001:db8::1", 2)));
    assertFalse(six.reaches(at("192.0.2.1", 2)));
    OwnAddresses all = new OwnAddresses(at("192.0.2.1", 1), at("0.0.0.0", 1));
    assertTrue(all.reaches(at("2001:db8::1", 2)));
  }
}
