/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.discovery.Discovery;
import io.quorate.cluster.impl.membership.Membership;
import java.util.Optional;

/**
 * Why a node that was told to form a cluster must not do it yet, though nobody has answered: its
 * list of members is late or wrong. A list that is discovered is believed when every source has
 * given one and this node itself is in it. Safe for use from any thread.
 */
final class FormationDoubts {
  private final ClusterConfig config;
  private final Consensus consensus;
  private final Membership membership;
  private final Discovery discovery;

  FormationDoubts(
      ClusterConfig config, Consensus consensus, Membership membership, Discovery discovery) {
    this.config = config;
    this.consensus = consensus;
    this.membership = membership;
    this.discovery = discovery;
  }

  /** What is doubtful, and the way out. */
  Optional<String> doubt() {
    if (!config.get(ConfigKeys.BOOTSTRAP)
        || discovery.isFixed()
        || consensus.view().clusterId().isPresent()
        || membership.seedsAnswered()) {
      return Optional.empty();
    }
    Optional<String> silent = discovery.unanswered();
    if (silent.isPresent()) {
      return Optional.of(waits("discovery by " + silent.get() + " has not given a list yet"));
    }
    return membership.seeksItself()
        ? Optional.empty()
        : Optional.of(
            waits(
                "what discovery has found does not name this node, %s, so it may be another's list"
                    .formatted(membership.self().membershipAddress())));
  }

  private String waits(String why) {
    return config.get(ConfigKeys.NODE_ID)
        + " does not form a cluster yet: "
        + why
        + "; mend the list, or form without looking by quorate.discovery.kind=static";
  }
}
