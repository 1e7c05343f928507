/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgroups.Address;

/**
 * Who is in the view, this node aside, as the outside sees it. Immutable.
 *
 * @param viewId grows with each view
 * @param infos the members, by node id
 * @param addresses what the engine calls them, by node id
 * @param claimants those who claim the id of a member
 */
record Snapshot(
    long viewId,
    Map<String, NodeInfo> infos,
    Map<String, Address> addresses,
    List<NodeInfo> claimants) {
  static Snapshot empty(long viewId) {
    return new Snapshot(viewId, Map.of(), Map.of(), List.of());
  }

  /** The member with this id; or who claims its id, if that is the one with this storage. */
  Optional<NodeInfo> member(String nodeId, String incarnation) {
    NodeInfo holder = infos.get(nodeId);
    if (holder != null && holder.incarnation().equals(incarnation)) {
      return Optional.of(holder);
    }
    return claimants.stream()
        .filter(info -> info.nodeId().equals(nodeId) && info.incarnation().equals(incarnation))
        .findFirst();
  }
}
