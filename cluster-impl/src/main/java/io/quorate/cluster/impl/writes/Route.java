/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.consensus.Peer;
import java.util.Optional;

/** Where commands go now. */
public sealed interface Route {
  /** Nowhere: no leader is known. */
  record Nowhere() implements Route {}

  /** Into the log: this node leads. */
  record Local(long term) implements Route {}

  /** To the leader. */
  record Remote(Peer leader, long term) implements Route {}

  /** The leader's node id, if there is one elsewhere. */
  default Optional<Peer> remote() {
    return this instanceof Remote remote ? Optional.of(remote.leader()) : Optional.empty();
  }
}
