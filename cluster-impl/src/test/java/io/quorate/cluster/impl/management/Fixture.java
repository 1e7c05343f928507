/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.impl.security.Access;
import io.quorate.cluster.impl.security.Audit;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.telemetry.PrometheusText;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.spi.NodeHealth;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A management service, and if wanted its port, over a fake cluster. */
final class Fixture implements AutoCloseable {
  static final long MAX_BODY = 64 * 1024;

  final FakeCluster cluster = new FakeCluster();
  final NodeCounters counters = new NodeCounters();
  final Json json = new Json();
  final StatusJson statusJson = new StatusJson(json);
  final Threads threads = new Threads("n1");
  final SilentTopics topics = new SilentTopics();
  final ManagementSettings settings;
  final ManagementService service;
  final HttpManagement http;
  volatile LeaderStatus leaderStatus =
      () -> CompletableFuture.failedFuture(new IllegalStateException("no leader"));

  Fixture() {
    this(settings(0, 256, 64, Duration.ofSeconds(10)));
  }

  Fixture(ManagementSettings settings) {
    this(settings, access());
  }

  Fixture(ManagementSettings settings, Access access) {
    this.settings = settings;
    this.service =
        new ManagementService(
            settings,
            cluster,
            () -> leaderStatus.fetch(),
            statusJson,
            counters,
            new PrometheusText(counters, new FakeFigures()),
            new NodeHealth(cluster, 10_000),
            topics,
            new NoAutopilot(),
            new AutopilotJson(json),
            current -> CompletableFuture.failedFuture(new UnsupportedOperationException("backup")),
            Map::of);
    this.http =
        new HttpManagement(
            settings, service, json, threads, Optional.empty(), access, Optional.empty());
  }

  /** Asks nobody for anything. */
  static Guard guard() {
    return new Guard(access(), new Audit("n1"), AskedNames.ANY);
  }

  private static Access access() {
    return new Access(ClusterConfig.of(Map.of("quorate.node-id", "n1")), Optional.empty(), Set::of);
  }

  EventStreams streams() {
    return new EventStreams(service, json, settings);
  }

  /** Settings with which streams of events are silent. */
  static ManagementSettings silent() {
    return new ManagementSettings(
        "127.0.0.1",
        0,
        MAX_BODY,
        256,
        64,
        64,
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofMillis(300));
  }

  static ManagementSettings settings(
      int port, int maxConnections, int maxRequests, Duration transferTimeout) {
    return new ManagementSettings(
        "127.0.0.1",
        port,
        MAX_BODY,
        maxConnections,
        maxRequests,
        2,
        Duration.ofMillis(300),
        Duration.ofSeconds(30),
        transferTimeout,
        Duration.ofSeconds(5),
        Duration.ofMillis(300));
  }

  @Override
  public void close() {
    http.close();
    json.close();
    threads.close();
  }
}
