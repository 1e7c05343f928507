/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import io.quorate.cluster.impl.founding.FoundingPeers.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How those that are seen fit one that expects so many. Who expects none is no candidate. Who
 * expects another number could found another cluster: nobody founds while both see each other. Who
 * tells nothing, an older version, counts as a candidate until it refuses.
 *
 * @param expected more than zero
 * @param seen all that are seen, the one that looks included
 */
public record Expectations(int expected, List<Seen> seen) {
  /** Copies. */
  public Expectations {
    seen = List.copyOf(seen);
  }

  /** Who may be a founder, the lowest ids first. */
  Stream<Founder> candidates() {
    return seen.stream()
        .filter(Seen::votes)
        .filter(member -> member.expects().orElse(expected) == expected)
        .map(Seen::founder)
        .filter(founder -> !founder.raftAddress().isEmpty())
        .sorted(Comparator.comparing(Founder::nodeId));
  }

  /** Whether someone that is in no cluster may found one with another number of nodes. */
  boolean differ() {
    return seen.stream().anyMatch(this::expectsOther);
  }

  /** Whether someone is in a cluster, which is then to be joined. */
  public boolean clusterSeen() {
    return seen.stream().anyMatch(member -> member.clusterId().isPresent());
  }

  /** Whether one that forms a cluster alone makes no second one with it. */
  public boolean mayFormAlone() {
    return !clusterSeen() && !differ();
  }

  private boolean expectsOther(Seen member) {
    int number = member.expects().orElse(expected);
    return member.votes() && member.clusterId().isEmpty() && number > 0 && number != expected;
  }

  private static boolean expectsNone(Seen member) {
    return member.votes() && member.expects().orElse(-1) == 0;
  }

  /** What is waited for, and the way out; nothing once a cluster is seen. */
  public Optional<String> waiting(String nodeId) {
    if (clusterSeen()) {
      return Optional.empty();
    }
    return Optional.of(differ() ? conflict(nodeId) : missing(nodeId));
  }

  /** Who expects another number, and which. */
  public String others() {
    return seen.stream()
        .filter(this::expectsOther)
        .map(member -> member.founder().nodeId() + " expects " + member.expects().orElse(0))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private String conflict(String nodeId) {
    return nodeId
        + " forms no cluster while numbers differ: it has quorate.bootstrap-expect="
        + expected
        + ", "
        + others()
        + " (quorate.bootstrap=true counts as 1); set the same number on all, or stop those that"
        + " are not to form the cluster";
  }

  private String missing(String nodeId) {
    List<String> candidates = candidates().map(Founder::nodeId).toList();
    if (candidates.size() >= expected) {
      return "%s waits until %s, seen with quorate.bootstrap-expect=%d, agree to form a cluster"
          .formatted(nodeId, String.join(", ", candidates.subList(0, expected)), expected);
    }
    List<String> parts = new ArrayList<>();
    parts.add(candidates.isEmpty() ? "none seen" : String.join(", ", candidates) + " seen");
    String without = names(Expectations::expectsNone);
    if (!without.isEmpty()) {
      parts.add(without + " expects none");
    }
    String silent = names(member -> member.votes() && member.expects().isEmpty());
    if (!silent.isEmpty()) {
      parts.add(silent + " does not tell its number (an older version)");
    }
    return "%s waits for %d nodes with quorate.bootstrap-expect=%d: %s; start those that are missing%s"
        .formatted(
            nodeId,
            expected,
            expected,
            String.join("; ", parts),
            without.isEmpty() ? "" : ", or set it on " + without);
  }

  private String names(Predicate<Seen> which) {
    return seen.stream()
        .filter(which)
        .map(member -> member.founder().nodeId())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
