/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.autopilot.Plan;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.management.AutopilotJson;
import io.quorate.cluster.impl.management.AutopilotView;
import io.quorate.cluster.impl.management.HttpManagement;
import io.quorate.cluster.impl.management.Json;
import io.quorate.cluster.impl.management.ManagementService;
import io.quorate.cluster.impl.management.ManagementSettings;
import io.quorate.cluster.impl.management.StatusJson;
import io.quorate.cluster.impl.telemetry.PrometheusText;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import io.quorate.cluster.spi.NodeHealth;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The management port of a node, if it has one. */
final class Management implements AutopilotView, AutoCloseable {
  private final NodeParts parts;
  private final Json json = new Json();
  private final StatusJson statusJson = new StatusJson(json);
  private final AutopilotJson autopilotJson = new AutopilotJson(json);
  private @Nullable HttpManagement http;

  Management(NodeParts parts) {
    this.parts = parts;
    parts
        .calls()
        .on(
            CallKind.STATUS,
            body -> CompletableFuture.completedFuture(statusJson.encode(parts.report().status())));
    parts.calls().on(CallKind.AUTOPILOT, body -> ownPlan());
  }

  void start() {
    if (!parts.config().get(ConfigKeys.MANAGEMENT_ENABLED)) {
      return;
    }
    HostPort address = parts.config().get(ConfigKeys.MANAGEMENT_ADDRESS);
    ManagementSettings settings =
        ManagementSettings.of(
            address.host(),
            address.port(),
            parts.config().get(ConfigKeys.MANAGEMENT_MAX_BODY),
            parts.config().get(ConfigKeys.WRITE_TIMEOUT));
    Cluster cluster = parts.cluster();
    ManagementService service =
        new ManagementService(
            settings,
            cluster,
            this::leaderStatus,
            statusJson,
            parts.counters(),
            new PrometheusText(parts.counters(), new NodeFigures(parts)),
            new NodeHealth(cluster, parts.config().get(ConfigKeys.HEALTH_MAX_LAG)),
            parts.durableSubscribers(),
            this,
            autopilotJson,
            new Backups(parts, Clock.systemUTC()),
            new NodeFacts(parts, Clock.systemUTC()));
    http =
        new HttpManagement(
            settings,
            service,
            json,
            parts.threads(),
            parts.tls(),
            parts.access(),
            parts.config().get(ConfigKeys.MANAGEMENT_ADVERTISED_ADDRESS).map(HostPort::host));
    http.start();
  }

  /** What a peer says of itself and the cluster; it is read on the scheduler's thread. */
  CompletableFuture<ClusterStatus> status(Peer peer) {
    return parts
        .links()
        .call(peer, CallKind.STATUS, new byte[0])
        .thenApplyAsync(statusJson::decode, parts.scheduler());
  }

  private CompletionStage<byte[]> leaderStatus() {
    return askLeader(CallKind.STATUS);
  }

  private CompletionStage<byte[]> askLeader(CallKind kind) {
    Optional<Peer> leader = parts.consensus().view().leader();
    if (leader.isEmpty() || leader.get().nodeId().equals(parts.nodeId())) {
      return CompletableFuture.failedFuture(
          NotCommittedException.of(Code.NO_LEADER, "no leader is known to " + parts.nodeId()));
    }
    return parts.links().call(leader.get(), kind, new byte[0]);
  }

  private CompletableFuture<byte[]> ownPlan() {
    return own()
        .map(plan -> CompletableFuture.completedFuture(autopilotJson.encode(parts.nodeId(), plan)))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new RemoteRefusal(Code.NOT_LEADER, parts.nodeId() + " does not lead")));
  }

  @Override
  public Optional<Plan> own() {
    return parts.autopilot().plan();
  }

  @Override
  public CompletionStage<byte[]> fetch() {
    return askLeader(CallKind.AUTOPILOT)
        .handle(
            (bytes, failure) -> {
              if (failure == null) {
                return bytes;
              }
              throw NotCommittedException.of(
                  Code.NO_LEADER, "the leader did not say what its autopilot sees: " + failure);
            });
  }

  /** Where others reach it. */
  Optional<HostPort> advertised() {
    if (http == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Advertised(parts.config())
            .of(
                ConfigKeys.MANAGEMENT_ADDRESS,
                ConfigKeys.MANAGEMENT_ADVERTISED_ADDRESS,
                http.port()));
  }

  @Override
  public void close() {
    if (http != null) {
      http.close();
    }
    json.close();
  }
}
