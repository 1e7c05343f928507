/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jgroups.Address;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two members with one node id: who came later has to go. Used by one thread. */
final class Rivalry {
  private static final Logger LOG = LoggerFactory.getLogger(Rivalry.class);

  /** What becomes of this node when it must not be. */
  interface Outcome {
    /** Whether the start of this node fails with this. */
    boolean failsStart(MembershipException refusal);

    /** This node was running and has to leave. */
    void expelled(String reason);
  }

  private final String nodeId;
  private final Supplier<NodeInfo> self;
  private final Wire wire;
  private final Outcome outcome;
  private final Set<Address> refused = new HashSet<>();
  private boolean refusedSelf;

  Rivalry(String nodeId, Supplier<NodeInfo> self, Wire wire, Outcome outcome) {
    this.nodeId = nodeId;
    this.self = self;
    this.wire = wire;
    this.outcome = outcome;
  }

  /** Judges all rivals that have not been refused yet; true when none is left. */
  boolean settle(@Nullable Address me, Roster<Address> roster) {
    List<Address> rivals = roster.rivals();
    rivals.forEach(rival -> judge(me, roster, rival));
    return refused.containsAll(rivals);
  }

  /** Says again to all rivals what may have been lost. */
  void repeat(@Nullable Address me, Roster<Address> roster) {
    refused.clear();
    settle(me, roster);
  }

  /** Of two with one id only one may judge, or both might stay or both go. */
  private void judge(@Nullable Address me, Roster<Address> roster, Address rival) {
    if (me == null || me.compareTo(rival) > 0 || refused.contains(rival)) {
      return;
    }
    if (roster.seniorTo(rival)) {
      refused.add(rival);
      wire.send(rival, new Frame.Refuse(taken(self.get().membershipAddress())));
    } else {
      giveWay(taken(roster.infoOf(rival).map(NodeInfo::membershipAddress).orElse("another node")));
    }
  }

  /** Somebody says that this node must go. */
  void refused(Address by, String reason, Roster<Address> roster) {
    if (roster.rivals().contains(by)) {
      giveWay(reason);
    }
  }

  private String taken(String holder) {
    return "node id %s is already taken by %s; choose another quorate.node-id"
        .formatted(nodeId, holder);
  }

  private void giveWay(String reason) {
    if (refusedSelf) {
      return;
    }
    refusedSelf = true;
    if (!outcome.failsStart(new MembershipException(reason))) {
      LOG.error("Node {}: {}; leaving the cluster", nodeId, reason);
      outcome.expelled(reason);
    }
  }
}
