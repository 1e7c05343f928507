/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.discovery.Discovery;
import io.quorate.cluster.impl.discovery.Gap;
import io.quorate.cluster.impl.founding.Expectations;
import io.quorate.cluster.impl.founding.FoundingPeers.Seen;
import io.quorate.cluster.impl.membership.Membership;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Why a node that was told to form a cluster must not do it yet, though nobody has answered: its
 * list of members is late or wrong, or somebody is there that may form another cluster. A list is
 * believed when every source has given one and all its members have addresses; one that is
 * discovered, when this node itself is in it. Safe for use from any thread.
 */
final class FormationDoubts {
  private static final String LIST =
      "mend the list, or form without looking by quorate.discovery.kind=static";

  private final ClusterConfig config;
  private final Consensus consensus;
  private final Membership membership;
  private final Discovery discovery;
  private final Supplier<List<Seen>> seen;

  FormationDoubts(
      ClusterConfig config,
      Consensus consensus,
      Membership membership,
      Discovery discovery,
      Supplier<List<Seen>> seen) {
    this.config = config;
    this.consensus = consensus;
    this.membership = membership;
    this.discovery = discovery;
    this.seen = seen;
  }

  /** What is doubtful, and the way out. */
  Optional<Doubt> doubt() {
    if (!config.get(ConfigKeys.BOOTSTRAP) || consensus.view().clusterId().isPresent()) {
      return Optional.empty();
    }
    return numbers().map(text -> new Doubt(text, false)).or(this::list);
  }

  /** Who may form a cluster of another number of nodes. */
  Optional<String> numbers() {
    Expectations alone = new Expectations(1, seen.get());
    return alone.mayFormAlone() || alone.clusterSeen()
        ? Optional.empty()
        : Optional.of(
            "%s does not form a cluster yet: it has quorate.bootstrap=true, and %s; set one or the other on all, or stop those that are not to form the cluster"
                .formatted(config.get(ConfigKeys.NODE_ID), alone.others()));
  }

  private Optional<Doubt> list() {
    if (membership.seedsAnswered()) {
      return Optional.empty();
    }
    List<Gap> gaps = discovery.gaps();
    return silent(gaps)
        .or(() -> missing(gaps, false))
        .or(this::nameless)
        .or(() -> missing(gaps, true));
  }

  private Optional<Doubt> silent(List<Gap> gaps) {
    return gaps.stream()
        .filter(gap -> !gap.answered())
        .findFirst()
        .map(
            gap ->
                holds(
                    "discovery by " + gap.title() + " has not given a list yet",
                    gap.fixed() ? "mend DNS, or write IP addresses in " + gap.title() : LIST));
  }

  /** A member whose host has no address cannot be asked, though it may be in a cluster. */
  private Optional<Doubt> missing(List<Gap> gaps, boolean absent) {
    for (Gap gap : gaps) {
      String missing =
          gap.missing().stream()
              .filter(each -> each.absent() == absent)
              .map(each -> each.member().toString())
              .filter(member -> !member.equals(membership.self().membershipAddress()))
              .sorted()
              .collect(Collectors.joining(", "));
      if (!missing.isEmpty()) {
        String out = "mend DNS, or take it out of " + gap.title();
        return Optional.of(
            absent
                ? new Doubt(
                    waits(
                        "there is no such host as in %s; it forms one when that has been so for %s, unless somebody answers"
                            .formatted(missing, FormationWait.ABSENT),
                        out + " to form one sooner"),
                    true)
                : holds("there is no address yet for " + missing, out));
      }
    }
    return Optional.empty();
  }

  private Optional<Doubt> nameless() {
    return discovery.isFixed() || membership.seeksItself()
        ? Optional.empty()
        : Optional.of(
            holds(
                "what discovery has found does not name this node, %s, so it may be another's list"
                    .formatted(membership.self().membershipAddress()),
                LIST));
  }

  private Doubt holds(String why, String out) {
    return new Doubt(waits(why, out), false);
  }

  private String waits(String why, String out) {
    return config.get(ConfigKeys.NODE_ID) + " does not form a cluster yet: " + why + "; " + out;
  }
}
