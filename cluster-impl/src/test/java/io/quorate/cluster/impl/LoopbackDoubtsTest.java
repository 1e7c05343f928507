/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.HostPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopbackDoubtsTest {
  private static final HostPort RAFT = HostPort.parse("127.0.0.1:9520");
  private static final HostPort MANAGEMENT = HostPort.parse("localhost:17946");

  private static LoopbackDoubts membershipAt(String address) {
    return new LoopbackDoubts(
        ClusterConfig.of(
            Map.of(
                "quorate.node-id", "n1",
                "quorate.security.allow-insecure", "true",
                "quorate.membership.bind-address", address)));
  }

  @Test
  void loopbackThatOthersAreTold_isDoubted_withTheWayOut() {
    for (String bound : List.of("10.0.0.1:7946", "0.0.0.0:7946")) {
      assertEquals(
          List.of(
              "nodes on other machines cannot reach consensus at 127.0.0.1:9520, while membership"
                  + " listens at "
                  + bound
                  + "; set quorate.raft.address or quorate.raft.advertised-address",
              "nodes on other machines cannot reach management at localhost:17946, while membership"
                  + " listens at "
                  + bound
                  + "; set quorate.management.address or quorate.management.advertised-address"),
          membershipAt(bound).of(RAFT, Optional.of(MANAGEMENT)));
    }
  }

  @Test
  void oneMachine_orAddressesThatOthersReach_areNot() {
    assertEquals(List.of(), membershipAt("127.0.0.1:7946").of(RAFT, Optional.of(MANAGEMENT)));
    HostPort reached = HostPort.parse("10.0.0.1:9520");
    assertEquals(List.of(), membershipAt("10.0.0.1:7946").of(reached, Optional.empty()));
    assertEquals(List.of(), membershipAt("10.0.0.1:7946").of(reached, Optional.of(reached)));
  }
}
