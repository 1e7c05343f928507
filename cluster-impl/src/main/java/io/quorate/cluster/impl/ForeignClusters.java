/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Members that belong to another cluster of the same name. They are seen and never brought in, so
 * each side has to say why. Looks are confined to the scheduler's thread; warnings can be asked for
 * from any.
 */
final class ForeignClusters {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignClusters.class);

  private final String nodeId;
  private final String clusterName;
  private final Membership membership;
  private Set<UUID> told = Set.of();

  ForeignClusters(String nodeId, String clusterName, Membership membership) {
    this.nodeId = nodeId;
    this.clusterName = clusterName;
    this.membership = membership;
  }

  /** Logs each cluster when members of it come into sight. */
  void look(RaftView view) {
    Map<UUID, Set<String>> seen = seen(view);
    seen.forEach(
        (cluster, nodes) -> {
          if (!told.contains(cluster)) {
            LOG.warn("{}", warning(cluster, nodes, view));
          }
        });
    told = Set.copyOf(seen.keySet());
  }

  /** What is to be said of each now. */
  List<String> warnings(RaftView view) {
    return seen(view).entrySet().stream()
        .map(entry -> warning(entry.getKey(), entry.getValue(), view))
        .toList();
  }

  private Map<UUID, Set<String>> seen(RaftView view) {
    Map<UUID, Set<String>> seen = new TreeMap<>();
    view.clusterId()
        .ifPresent(
            own -> {
              for (NodeInfo info : membership.view().members()) {
                UUID cluster = info.clusterUuid();
                if (cluster != null && !cluster.equals(own)) {
                  seen.computeIfAbsent(cluster, any -> new TreeSet<>()).add(info.nodeId());
                }
              }
            });
    return seen;
  }

  /** Which of both is in the wrong place, only people know. */
  private String warning(UUID cluster, Set<String> nodes, RaftView view) {
    return "%s %s to cluster %s and %s to %s, both with quorate.cluster-name=%s; start what is in the wrong one with an empty quorate.data-dir, or name the clusters differently"
        .formatted(
            String.join(", ", nodes),
            nodes.size() == 1 ? "belongs" : "belong",
            cluster,
            nodeId,
            view.clusterId().map(UUID::toString).orElse("none"),
            clusterName);
  }
}
