/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.format.DataDirectoryException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code node.json}, and then what this node tells others, as its consensus is: a disk that
 * was full or read-only meanwhile is written later. Safe for use from any thread.
 */
final class Belonging {
  private static final Logger LOG = LoggerFactory.getLogger(Belonging.class);

  private final NodeParts parts;
  private final AtomicReference<String> told = new AtomicReference<>("");

  Belonging(NodeParts parts) {
    this.parts = parts;
  }

  /** The node is in this cluster; never throws. */
  void joined(UUID clusterId) {
    remember(clusterId, () -> parts.identity().joined(clusterId));
  }

  void look(RaftView view) {
    view.clusterId()
        .ifPresent(
            clusterId ->
                remember(
                    clusterId,
                    () -> {
                      parts.identity().joined(clusterId);
                      parts.identity().epoch(parts.state().tables().epoch());
                    }));
  }

  private void remember(UUID clusterId, Runnable write) {
    try {
      write.run();
      told.set("");
    } catch (DataDirectoryException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(told.getAndSet(problem))) {
        LOG.warn(
            "{}: is in cluster {} and cannot keep that durably, trying again: {}",
            parts.nodeId(),
            clusterId,
            problem);
      }
    }
    if (clusterId.equals(parts.identity().node().clusterUuid())
        && !clusterId.equals(parts.membership().self().clusterUuid())) {
      parts.membership().update(info -> info.withClusterUuid(clusterId));
    }
  }
}
