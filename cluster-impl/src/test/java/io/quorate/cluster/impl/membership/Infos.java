/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Node information for tests. */
final class Infos {
  private Infos() {}

  static NodeInfo plain(String nodeId) {
    return plain(nodeId, "inc-1");
  }

  static NodeInfo plain(String nodeId, String incarnation) {
    return new NodeInfo(
        nodeId,
        incarnation,
        "",
        "",
        "",
        Set.of(),
        null,
        new TreeSet<>(),
        1,
        1,
        1,
        Map.of("zone", "zone-of-" + nodeId));
  }

  static NodeInfo full() {
    return new NodeInfo(
        "n1",
        "7f3a",
        "127.0.0.1:9521",
        "[::1]:9522",
        "localhost:9520",
        Set.of("voter", "ledger"),
        new UUID(0x0123456789abcdefL, 0x8899aabbccddeeffL),
        new TreeSet<>(Set.of("accounts/deposit@1", "accounts/withdraw@2")),
        1,
        3,
        2,
        Map.of("zone", "zürich", "rack", "r7"));
  }
}
