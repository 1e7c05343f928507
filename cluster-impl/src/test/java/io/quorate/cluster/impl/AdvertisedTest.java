/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.ConfigKeys;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvertisedTest {
  private final Map<String, String> texts =
      new HashMap<>(Map.of("quorate.node-id", "n1", "quorate.security.allow-insecure", "true"));

  private Advertised on(String... machine) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : machine) {
      addresses.add(InetAddress.getByName(address));
    }
    return new Advertised(ClusterConfig.of(texts), () -> addresses);
  }

  private static String raft(Advertised advertised) {
    return advertised
        .of(ConfigKeys.RAFT_ADDRESS, ConfigKeys.RAFT_ADVERTISED_ADDRESS, 4711)
        .toString();
  }

  @Test
  void oneAddress_isToldAsItIsBound() throws Exception {
    texts.put("quorate.raft.address", "10.0.0.1:0");
    assertEquals("10.0.0.1:4711", raft(on("10.0.0.1", "10.0.0.2")));
    assertTrue(on().membership().isEmpty());
  }

  @Test
  void everyInterface_isTheOnlyAddressOfTheMachine() throws Exception {
    texts.put("quorate.raft.address", "0.0.0.0:0");
    texts.put("quorate.membership.bind-address", "0.0.0.0:7946");
    assertEquals("10.0.0.1:4711", raft(on("10.0.0.1", "2001:db8::1")));
    assertEquals("[2001:db8:0:0:0:0:0:1]:4711", raft(on("2001:db8::1")));
    assertEquals("10.0.0.1:0", on("10.0.0.1").membership().orElseThrow().toString());
  }

  @Test
  void whatIsSaid_counts() throws Exception {
    texts.put("quorate.raft.address", "0.0.0.0:0");
    texts.put("quorate.membership.bind-address", "0.0.0.0:7946");
    texts.put("quorate.membership.advertised-address", "n1.example.org:7000");
    assertEquals("n1.example.org:4711", raft(on("10.0.0.1", "10.0.0.2")));
    assertEquals("n1.example.org:7000", on().membership().orElseThrow().toString());
    texts.put("quorate.raft.advertised-address", "raft.example.org:1");
    assertEquals("raft.example.org:1", raft(on("10.0.0.1", "10.0.0.2")));
  }

  @Test
  void severalAddresses_areNotGuessedFrom() throws Exception {
    texts.put("quorate.raft.address", "0.0.0.0:9520");
    for (Advertised advertised : List.of(on("10.0.0.1", "10.0.0.2"), on())) {
      String problem =
          assertThrows(ConfigException.class, () -> raft(advertised)).problems().get(0);
      assertTrue(problem.startsWith("quorate.raft.address = 0.0.0.0:9520: "), problem);
      assertTrue(problem.contains("set quorate.membership.advertised-address"), problem);
    }
    String two =
        assertThrows(ConfigException.class, () -> raft(on("10.0.0.1", "10.0.0.2"))).getMessage();
    assertTrue(two.contains("[10.0.0.1, 10.0.0.2]"), two);
  }
}
