/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.format.ProductVersion;
import io.quorate.cluster.impl.state.Tables;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What this node knows of itself alone, for those who look for what is wrong. */
final class NodeFacts implements Supplier<Map<String, Object>> {
  private final NodeParts parts;
  private final Clock clock;

  NodeFacts(NodeParts parts, Clock clock) {
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public Map<String, Object> get() {
    RaftView view = parts.consensus().view();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("nodeId", parts.nodeId());
    facts.put("timeMs", clock.millis());
    facts.put("version", ProductVersion.get());
    facts.put("featureLevel", parts.state().tables().featureLevel());
    facts.put("maxFeatureLevel", Tables.MAX_FEATURE_LEVEL);
    facts.put("clusterId", view.clusterId().map(UUID::toString).orElse(""));
    facts.put("configured", view.clusterId().isPresent());
    facts.put("leaderId", view.leader().map(Peer::nodeId).orElse(""));
    facts.put("term", view.term());
    facts.put("commitIndex", view.commitIndex());
    facts.put("appliedIndex", parts.state().applied().index());
    facts.put("diskFreeBytes", parts.disk().freeBytes());
    facts.put("diskMinBytes", parts.config().get(ConfigKeys.RAFT_FREE_SPACE_MIN));
    facts.put("haltReason", parts.halt().reason().orElse(""));
    facts.put("warnings", parts.report().ownWarnings());
    parts
        .tls()
        .ifPresent(tls -> facts.put("tls", Map.of("expiresInSeconds", tls.validFor().toSeconds())));
    return facts;
  }
}
