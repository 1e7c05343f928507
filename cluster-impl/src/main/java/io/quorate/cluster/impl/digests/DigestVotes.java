/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Digests of nodes, by index, and what follows for this one. Where no value has a majority the
 * largest group goes on, and of equal ones the leader's. Not for use from several threads.
 */
final class DigestVotes {
  private static final int OPEN_QUESTIONS = 16;

  private final String nodeId;
  private final TreeMap<Long, Map<String, Long>> votes = new TreeMap<>();

  DigestVotes(String nodeId) {
    this.nodeId = nodeId;
  }

  /** Adds one, if it is of this cluster; answers why this node has to halt, if it has to. */
  Optional<String> add(String from, DigestAnswer answer, RaftView now) {
    if (!answer.question().isOf(now)) {
      return Optional.empty();
    }
    long index = answer.question().index();
    votes.computeIfAbsent(index, asked -> new HashMap<>()).put(from, answer.digest());
    while (votes.size() > OPEN_QUESTIONS) {
      votes.pollFirstEntry();
    }
    Map<String, Long> told = votes.get(index);
    Long own = told == null ? null : told.get(nodeId);
    return own == null || agrees(own, told, now)
        ? Optional.empty()
        : Optional.of(
            "at index "
                + index
                + " this node's state differs from that of others ("
                + told
                + "); a replicated handler is not deterministic, or memory or disk is bad");
  }

  private static boolean agrees(long own, Map<String, Long> told, RaftView now) {
    Map<Long, Integer> counts = new HashMap<>();
    int voters = 0;
    int heard = 0;
    for (Peer peer : now.peers()) {
      if (peer.voter()) {
        voters++;
        Long digest = told.get(peer.nodeId());
        if (digest != null) {
          heard++;
          counts.merge(digest, 1, Integer::sum);
        }
      }
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int mine = counts.getOrDefault(own, 0);
    boolean majorityElsewhere = most > voters / 2 && mine < most;
    boolean allHeard = heard == voters && counts.size() > 1;
    Long leaders = now.leader().map(leader -> told.get(leader.nodeId())).orElse(null);
    boolean lostTie =
        allHeard
            && mine == most
            && leaders != null
            && counts.getOrDefault(leaders, 0) == most
            && leaders != own;
    return !majorityElsewhere && !(allHeard && mine < most) && !lostTie;
  }
}
