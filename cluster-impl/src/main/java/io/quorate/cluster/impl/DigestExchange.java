/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.state.ReplicatedState;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Nodes compare the rolling digests of their applied outcomes; one that differs from the majority
 * halts. The leader names an index now and then, every node tells its digest there. Where no value
 * has a majority the largest group goes on, and of equal ones the leader's. Confined to the
 * scheduler's thread.
 */
final class DigestExchange {
  private static final int OPEN_QUESTIONS = 16;

  private final String nodeId;
  private final ReplicatedState state;
  private final Membership membership;
  private final Supplier<RaftView> view;
  private final HaltSwitch halt;
  private final byte askKind;
  private final byte tellKind;
  private final TreeMap<Long, Map<String, Long>> votes = new TreeMap<>();
  private long lastAsked = -1;

  DigestExchange(
      String nodeId,
      ReplicatedState state,
      Membership membership,
      Supplier<RaftView> view,
      HaltSwitch halt,
      byte askKind,
      byte tellKind) {
    this.nodeId = nodeId;
    this.state = state;
    this.membership = membership;
    this.view = view;
    this.halt = halt;
    this.askKind = askKind;
    this.tellKind = tellKind;
  }

  /** On the leader, now and then: asks all for their digest at the newest index. */
  void ask() {
    long index = state.applied().index();
    if (view.get().leaderReady() && index > lastAsked) {
      lastAsked = index;
      membership.broadcast(askKind, ByteBuffer.allocate(Long.BYTES).putLong(index).array());
      tell(index);
    }
  }

  /** The leader asks for the digest at an index. */
  void asked(byte[] message, Runnable onScheduler) {
    if (message.length == Long.BYTES) {
      long index = ByteBuffer.wrap(message).getLong();
      state.whenApplied(index, onScheduler);
    }
  }

  /** The index in a question. */
  static long index(byte[] message) {
    return ByteBuffer.wrap(message).getLong();
  }

  /** Tells the digest at an index, if it is still known. */
  void tell(long index) {
    OptionalLong digest = state.digests().at(index);
    if (digest.isPresent() && !halt.isHalted()) {
      membership.broadcast(
          tellKind,
          ByteBuffer.allocate(2 * Long.BYTES).putLong(index).putLong(digest.getAsLong()).array());
      vote(nodeId, index, digest.getAsLong());
    }
  }

  /** Another node told its digest. */
  void told(String from, byte[] message) {
    if (message.length == 2 * Long.BYTES) {
      ByteBuffer in = ByteBuffer.wrap(message);
      vote(from, in.getLong(), in.getLong());
    }
  }

  private void vote(String from, long index, long digest) {
    votes.computeIfAbsent(index, asked -> new HashMap<>()).put(from, digest);
    while (votes.size() > OPEN_QUESTIONS) {
      votes.pollFirstEntry();
    }
    Map<String, Long> told = votes.get(index);
    if (told != null && told.containsKey(nodeId)) {
      decide(index, told);
    }
  }

  private void decide(long index, Map<String, Long> told) {
    RaftView now = view.get();
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
    long own = told.getOrDefault(nodeId, 0L);
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
    if (majorityElsewhere || (allHeard && mine < most) || lostTie) {
      halt.halt(
          "at index "
              + index
              + " this node's state differs from that of others ("
              + told
              + "); a replicated handler is not deterministic, or memory or disk is bad",
          null);
    }
  }
}
