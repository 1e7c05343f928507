/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Which replicated operations the configured nodes know.
 *
 * @param labels those that this node and all others that are seen know
 * @param complete whether all configured nodes are seen
 */
record CommonOperations(SortedSet<String> labels, boolean complete) {
  /** As seen from this node. */
  static CommonOperations of(RaftView view, HandlerRegistry handlers, Membership membership) {
    SortedSet<String> labels = handlers.replicatedOperations();
    String self = membership.self().nodeId();
    boolean complete = true;
    for (Peer peer : view.peers()) {
      if (!peer.nodeId().equals(self)) {
        Optional<NodeInfo> seen = membership.member(peer.nodeId(), peer.incarnation());
        complete &= seen.isPresent();
        seen.ifPresent(info -> labels.retainAll(info.operations()));
      }
    }
    return new CommonOperations(labels, complete);
  }
}
