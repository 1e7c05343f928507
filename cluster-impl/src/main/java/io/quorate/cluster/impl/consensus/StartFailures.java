/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.ClusterStartException;

/** Why the engine did not start, with the way out. */
final class StartFailures {
  private StartFailures() {}

  static ClusterStartException of(ConsensusSettings settings, Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof java.net.BindException
        || String.valueOf(root.getMessage()).contains("Address already in use")
        || String.valueOf(root.getMessage()).contains("Cannot assign requested address")) {
      return new ClusterStartException(
          "quorate.raft.address = "
              + settings.bind()
              + ": cannot listen there ("
              + root.getMessage()
              + "); choose another port, or stop what uses it",
          e);
    }
    return new ClusterStartException(
        "quorate.data-dir: the log in "
            + settings.groups()
            + " cannot be opened: "
            + root
            + "; if its disk is damaged, empty the directory while a majority of the other voters"
            + " runs, and the node is brought in again with what they hold; if there is none, see"
            + " clusterctl recover and restore",
        e);
  }
}
