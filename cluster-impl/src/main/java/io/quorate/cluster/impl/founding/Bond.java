/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import io.quorate.cluster.impl.founding.FoundingPeers.Seen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a node is bound to by the charter that it has accepted.
 *
 * @param charter what it holds
 * @param seen all that are seen, the one that looks included
 */
public record Bond(Charter charter, List<Seen> seen) {
  /** Copies. */
  public Bond {
    seen = List.copyOf(seen);
  }

  /**
   * Who is away that it cannot do without, and the way out; nothing while all of them are there, or
   * once a cluster is seen.
   */
  public Optional<String> waiting(String nodeId) {
    if (seen.stream().anyMatch(member -> member.clusterId().isPresent())) {
      return Optional.empty();
    }
    if (charter.proposer().equals(nodeId)) {
      String away =
          charter.founders().stream()
              .map(Founder::nodeId)
              .filter(founder -> !sees(founder))
              .collect(Collectors.joining(", "));
      return away.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "%s has proposed cluster %s of %s and waits for %s, not seen; start what is missing, with any disk"
                  .formatted(nodeId, charter.clusterId(), names(), away));
    }
    return sees(charter.proposer())
        ? Optional.empty()
        : Optional.of(
            "%s is bound to cluster %s of %s, proposed by %s, which is not seen; start %s again, with any disk, or, where none of these is in a cluster, stop the others and start them with empty data directories"
                .formatted(
                    nodeId, charter.clusterId(), names(), charter.proposer(), charter.proposer()));
  }

  private String names() {
    return charter.founders().stream().map(Founder::nodeId).collect(Collectors.joining(", "));
  }

  private boolean sees(String nodeId) {
    return seen.stream().anyMatch(member -> member.founder().nodeId().equals(nodeId));
  }
}
