/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedNamesTest {
  private final AskedNames loopback = AskedNames.of("127.0.0.1", Optional.of("Node-1.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "LocalHost:17946",
        "localhost.:17946",
        "n1.localhost:17946",
        "127.0.0.1",
        "127.0.0.1:17946",
        "10.1.2.3:80",
        "[::1]",
        "[::1]:17946",
        "[fe80::1%eth0]:17946",
        "node-1.example",
        "NODE-1.example.:17946"
      })
  void ownNamesAndAddresses_areTheNode(String host) {
    assertTrue(loopback.holds(host), host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:17946",
        "localhost.evil.example",
        "evillocalhost",
        "127.0.0.1.evil.example",
        "1.evil.example:17946",
        "node-1.example.evil.example",
        "[::1].evil.example",
        "[evil]:17946",
        "127.0.0.1@evil.example",
        ":17946:17946",
        "."
      })
  void otherNames_areNot(String host) {
    assertFalse(loopback.holds(host), host);
  }

  /** A service's name, say: who opens the port without TLS trusts the network. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void portOpenToANetwork_isKnownByAnyName(String bound) {
    assertTrue(AskedNames.of(bound, Optional.empty()).holds("quorate.default.svc:17946"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
  void portOnLoopback_isNot(String bound) {
    assertFalse(AskedNames.of(bound, Optional.empty()).holds("quorate.default.svc:17946"));
  }
}
