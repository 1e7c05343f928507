/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that a node tells others though they lead back to each one's own machine. Membership
 * beyond loopback is the sign that there are others.
 */
final class LoopbackDoubts {
  private final HostPort membership;

  LoopbackDoubts(ClusterConfig config) {
    this.membership = config.get(ConfigKeys.MEMBERSHIP_BIND_ADDRESS);
  }

  /**
   * What to warn about at start.
   *
   * @param raft what consensus tells others
   * @param management what management tells others, if it runs
   */
  List<String> of(HostPort raft, Optional<HostPort> management) {
    List<String> doubts = new ArrayList<>();
    if (membership.isLoopback()) {
      return doubts;
    }
    if (raft.isLoopback()) {
      doubts.add(
          doubt("consensus", raft, ConfigKeys.RAFT_ADDRESS, ConfigKeys.RAFT_ADVERTISED_ADDRESS));
    }
    management
        .filter(HostPort::isLoopback)
        .ifPresent(
            told ->
                doubts.add(
                    doubt(
                        "management",
                        told,
                        ConfigKeys.MANAGEMENT_ADDRESS,
                        ConfigKeys.MANAGEMENT_ADVERTISED_ADDRESS)));
    return doubts;
  }

  private String doubt(String what, HostPort told, ConfigKey<?> address, ConfigKey<?> advertised) {
    return "nodes on other machines cannot reach "
        + what
        + " at "
        + told
        + ", while membership listens at "
        + membership
        + "; set "
        + address.name()
        + " or "
        + advertised.name();
  }
}
