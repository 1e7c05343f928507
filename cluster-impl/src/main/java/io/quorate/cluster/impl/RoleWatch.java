/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.RaftRole;
import io.quorate.cluster.event.ConfigurationChanged;
import io.quorate.cluster.event.ElectionEnded;
import io.quorate.cluster.event.ElectionStarted;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.LeadershipGained;
import io.quorate.cluster.event.LeadershipLost;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.events.EventBus;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.writes.Route;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what changed between two looks at consensus into events and a route. Confined to one thread
 * at a time.
 */
final class RoleWatch {
  private static final Logger LOG = LoggerFactory.getLogger(RoleWatch.class);

  private final String nodeId;
  private final EventBus events;
  private final NodeCounters counters;
  private RaftView last = RaftView.NONE;
  private boolean electing;

  RoleWatch(String nodeId, EventBus events, NodeCounters counters) {
    this.nodeId = nodeId;
    this.events = events;
    this.counters = counters;
  }

  /** Publishes what has changed. */
  void look(RaftView now) {
    RaftView before = last;
    last = now;
    boolean led = before.leaderReady();
    boolean leads = now.leaderReady();
    boolean otherTerm = before.term() != now.term();
    if (led && (!leads || otherTerm)) {
      LOG.info("{}: no longer leads, term {}", nodeId, now.term());
      events.publish(new LeadershipLost(before.term()));
    }
    elections(before, now);
    Optional<String> leaderBefore = before.leader().map(Peer::nodeId);
    Optional<String> leaderNow = now.leader().map(Peer::nodeId);
    if (!leaderBefore.equals(leaderNow)) {
      counters.leaderChanged();
      LOG.info("{}: leader is {} in term {}", nodeId, leaderNow.orElse("not known"), now.term());
      events.publish(new LeaderChanged(leaderBefore, leaderNow, now.term()));
    }
    if (electing && leaderNow.isPresent()) {
      electing = false;
      events.publish(new ElectionEnded(leaderNow.get(), now.term()));
    }
    if (leads && (!led || otherTerm)) {
      LOG.info("{}: leads in term {}", nodeId, now.term());
      events.publish(new LeadershipGained(now.term()));
    }
    if (!before.peers().equals(now.peers())) {
      LOG.info("{}: configuration is {}", nodeId, now.peers());
      events.publish(new ConfigurationChanged(ids(now, true), ids(now, false)));
    }
  }

  private void elections(RaftView before, RaftView now) {
    boolean stands = now.role() == RaftRole.CANDIDATE && before.role() != RaftRole.CANDIDATE;
    boolean lost = before.leader().isPresent() && now.leader().isEmpty();
    if (!electing && (stands || lost)) {
      electing = true;
      events.publish(new ElectionStarted(now.term()));
    }
  }

  private static Set<String> ids(RaftView view, boolean voters) {
    Set<String> ids = new HashSet<>();
    view.peers().stream()
        .filter(peer -> peer.voter() == voters)
        .forEach(peer -> ids.add(peer.nodeId()));
    return Set.copyOf(ids);
  }

  /** Where writes go. */
  Route route(RaftView view) {
    if (view.leaderReady()) {
      return new Route.Local(view.term());
    }
    return view.leader()
        .filter(leader -> !leader.nodeId().equals(nodeId))
        .<Route>map(leader -> new Route.Remote(leader, view.term()))
        .orElseGet(Route.Nowhere::new);
  }
}
