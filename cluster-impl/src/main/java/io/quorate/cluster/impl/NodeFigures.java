/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.Member;
import io.quorate.cluster.impl.telemetry.ConnectionFigures;
import io.quorate.cluster.impl.telemetry.DiscoveryFigure;
import io.quorate.cluster.impl.telemetry.Figures;
import io.quorate.cluster.impl.telemetry.TlsFigures;
import io.quorate.cluster.impl.telemetry.TopicFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What scrapes read off a node. */
final class NodeFigures implements Figures {
  private final NodeParts parts;

  NodeFigures(NodeParts parts) {
    this.parts = parts;
  }

  @Override
  public int members() {
    return parts.membership().view().members().size();
  }

  @Override
  public boolean isLeader() {
    return parts.consensus().view().leaderReady();
  }

  @Override
  public boolean leaderKnown() {
    return parts.consensus().view().leader().isPresent();
  }

  @Override
  public boolean healthy() {
    return parts.report().status().healthy();
  }

  @Override
  public long term() {
    return parts.consensus().view().term();
  }

  @Override
  public long commitIndex() {
    return parts.consensus().view().commitIndex();
  }

  @Override
  public long appliedIndex() {
    return parts.state().applied().index();
  }

  @Override
  public long pendingCommands() {
    return parts.origin().pendingCommands();
  }

  @Override
  public long pendingBytes() {
    return parts.origin().pendingBytes();
  }

  @Override
  public long sessions() {
    return parts.state().tables().sessions().size();
  }

  @Override
  public long logBytes() {
    return parts.identity().logBytes();
  }

  @Override
  public long freeSpaceBytes() {
    return parts.disk().freeBytes();
  }

  @Override
  public long snapshotIndex() {
    return parts.snapshots().index();
  }

  @Override
  public OptionalDouble snapshotAgeSeconds() {
    return parts.snapshots().ageSeconds();
  }

  @Override
  public ConnectionFigures connections() {
    return parts.consensus().connections();
  }

  @Override
  public Optional<TlsFigures> tls() {
    return parts.tls().map(NodeSecurity::figures);
  }

  @Override
  public TopicFigures topics() {
    return parts.delivery().figures();
  }

  @Override
  public List<DiscoveryFigure> discovery() {
    return parts.discovery().figures().stream()
        .map(
            kind ->
                new DiscoveryFigure(kind.kind(), kind.looks(), kind.failures(), kind.addresses()))
        .toList();
  }

  @Override
  public Map<String, Double> memberHealth() {
    Map<String, Double> health = new TreeMap<>();
    for (Member member : parts.report().members(parts.consensus().view())) {
      health.put(member.id(), member.health());
    }
    return health;
  }
}
