/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.nio.file.Path;
import java.util.List;

/** Which node to be: its id, all nodes of its cluster including itself, and its directory. */
public record NodeSpec(String id, List<PeerSpec> peers, Path directory) {
  public NodeSpec {
    peers = List.copyOf(peers);
  }

  /** The entry of this node among the peers. */
  public PeerSpec self() {
    return peers.stream()
        .filter(peer -> peer.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("node '" + id + "' is not among the peers"));
  }
}
