/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.HostPort;
import java.util.List;

/** Says where a peer is reached. Called from any thread; must not block. */
@FunctionalInterface
public interface PeerAddresses {
  /** What is known of this storage of this node; another one of the same node is another peer. */
  Whereabouts locate(String nodeId, String incarnation);

  /**
   * Where a peer is, or may be.
   *
   * @param seen whether it is there now; otherwise these are places where it was
   * @param addresses its Raft addresses, the likeliest first; none if nothing is known
   */
  record Whereabouts(boolean seen, List<HostPort> addresses) {
    /** Copies. */
    public Whereabouts {
      addresses = List.copyOf(addresses);
    }
  }
}
