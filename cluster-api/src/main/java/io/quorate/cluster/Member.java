/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.Map;

/**
 * One node as this node sees it: a member of the view, of the Raft configuration, or of both.
 *
 * @param id the node's id
 * @param address its Raft address, {@code host:port}
 * @param metadata what it tells of itself; {@code mgmt} is its management address, {@code
 *     membership} its membership address
 * @param suffrage whether it votes
 * @param reachable whether it is in the current view, and with the configured storage if it has a
 *     suffrage
 * @param health from 0.0 (not heard of) to 1.0 (answers in time)
 */
public record Member(
    String id,
    String address,
    Map<String, String> metadata,
    Suffrage suffrage,
    boolean reachable,
    double health) {
  /** Copies the map. */
  public Member {
    metadata = Map.copyOf(metadata);
  }
}
