/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.health;

import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.cdi.NodePhase;
import io.quorate.cluster.spi.NodeHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a check says: up when there are no reasons against it.
 *
 * @param reasons why it is down, in sentences
 * @param data what a reader of the answer wants to know beside, texts and whole numbers and flags
 */
record Finding(List<String> reasons, Map<String, Object> data) {
  Finding {
    reasons = List.copyOf(reasons);
    data = new LinkedHashMap<>(data);
  }

  boolean up() {
    return reasons.isEmpty();
  }

  /** Up, because nothing is asked of it. */
  static Finding switchedOff() {
    return new Finding(List.of(), Map.of("enabled", false));
  }

  /** There is no node to look at yet, or no longer. */
  static Finding withoutNode(List<String> reasons, NodePhase phase) {
    return new Finding(reasons, Map.of("phase", phase.name().toLowerCase(Locale.ROOT)));
  }

  /** As a node sees itself. */
  static Finding ofNode(List<String> reasons, ClusterStatus status) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("node", status.nodeId());
    data.put("role", status.role().name().toLowerCase(Locale.ROOT));
    data.put("term", status.term());
    status.leaderId().ifPresent(leader -> data.put("leader", leader));
    data.put("lag", NodeHealth.lag(status));
    return new Finding(reasons, data);
  }

  /** With what somebody should see to, if there is anything. */
  Finding warning(List<String> warnings) {
    if (warnings.isEmpty()) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put("warnings", String.join("; ", warnings));
    return new Finding(reasons, more);
  }
}
