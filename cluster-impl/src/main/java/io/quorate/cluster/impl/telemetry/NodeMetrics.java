/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.spi.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Defines every figure of a node, once for all ways of export. Made anew for each look, as members
 * come and go; what it gives stays readable.
 */
public final class NodeMetrics {
  private static final double NANOS = 1e9;

  private final List<Metric> metrics = new ArrayList<>();

  private NodeMetrics() {}

  /** All figures whose value is one number, those of one name side by side. */
  public static List<Metric> of(NodeCounters counters, Figures figures) {
    NodeMetrics all = new NodeMetrics();
    all.membership(counters, figures);
    DiscoveryMetrics.addTo(all.metrics, figures);
    all.log(counters, figures);
    all.writes(counters, figures);
    all.reads(counters);
    all.connections(figures);
    TlsMetrics.addTo(all.metrics, figures);
    TopicMetrics.addTo(all.metrics, figures.topics());
    all.bytes("log", "Size of the log on disk.", figures::logBytes);
    all.bytes("free_space", "Free space of the data directory.", figures::freeSpaceBytes);
    return List.copyOf(all.metrics);
  }

  /**
   * Those, and of figures that are distributions the count and the sum: for exports that know
   * numbers only.
   */
  public static List<Metric> flat(NodeCounters counters, Figures figures) {
    NodeMetrics all = new NodeMetrics();
    all.metrics.addAll(of(counters, figures));
    all.add(
        "quorate_write_latency_seconds_count",
        Metric.Type.COUNTER,
        "Writes called on this node that have an outcome.",
        "",
        Map.of(),
        counters.writeLatency::count);
    all.add(
        "quorate_write_latency_seconds_sum",
        Metric.Type.COUNTER,
        "Time from the call of those writes to their outcome.",
        "seconds",
        Map.of(),
        counters.writeLatency::sumInSeconds);
    return List.copyOf(all.metrics);
  }

  private void membership(NodeCounters counters, Figures figures) {
    gauge("members", "Members of the current view, this node included.", figures::members);
    flag("is_leader", "1 if this node believes to lead.", figures::isLeader);
    flag("leader_known", "1 if this node knows a leader.", figures::leaderKnown);
    flag("healthy", "1 if a leader is known and this node can accept writes.", figures::healthy);
    counter("leader_changes", "Changes of the leader seen by this node.", counters.leaderChanges);
    counter("halts", "Times this node has stopped applying for good.", counters.halts);
    labelled(
        "join_requests",
        "Requests to join answered by this node, by result.",
        "result",
        counters.joinRequests);
    for (String member : figures.memberHealth().keySet()) {
      add(
          "quorate_member_health_ratio",
          Metric.Type.GAUGE,
          "Health of each member as this node sees it: 0 not heard of, 1 answers in time.",
          "ratio",
          Map.of("member", member),
          () -> figures.memberHealth().getOrDefault(member, Double.NaN));
    }
  }

  private void log(NodeCounters counters, Figures figures) {
    gauge("term", "The current Raft term.", figures::term);
    gauge("commit_index", "The last log index known to be committed.", figures::commitIndex);
    gauge("applied_index", "The last log index applied on this node.", figures::appliedIndex);
    counter("entries_applied", "Log entries applied on this node.", counters.entriesApplied);
    counter("commands_applied", "Commands applied on this node.", counters.commandsApplied);
    add(
        "quorate_apply_seconds_total",
        Metric.Type.COUNTER,
        "Time spent applying log entries.",
        "seconds",
        Map.of(),
        () -> counters.applyNanos.sum() / NANOS);
    counter(
        "slow_handlers",
        "Calls slower than quorate.handlers.slow-threshold.",
        counters.slowHandlers);
    gauge("snapshot_index", "The index that the newest snapshot covers.", figures::snapshotIndex);
    add(
        "quorate_snapshot_age_seconds",
        Metric.Type.GAUGE,
        "Time since the newest snapshot.",
        "seconds",
        Map.of(),
        () -> figures.snapshotAgeSeconds().orElse(Double.NaN));
    gauge("sessions", "Sessions kept in replicated state.", figures::sessions);
  }

  private void writes(NodeCounters counters, Figures figures) {
    labelled("writes", "Writes called on this node, by outcome.", "outcome", counters.writes);
    counter("batches", "Batches that have left this node.", counters.batches);
    counter("batch_commands", "Commands in those batches.", counters.batchCommands);
    add(
        "quorate_batch_bytes_total",
        Metric.Type.COUNTER,
        "Size of those batches.",
        "bytes",
        Map.of(),
        counters.batchBytes::sum);
    counter("write_redirects", "Commands sent on to another leader.", counters.redirects);
    counter("write_resends", "Commands sent again for want of an answer.", counters.resends);
    counter(
        "write_duplicates",
        "Commands that came again and were answered from their session.",
        counters.duplicates);
    gauge("pending_commands", "Commands waiting for their outcome.", figures::pendingCommands);
    bytes("pending", "Size of the commands waiting for their outcome.", figures::pendingBytes);
  }

  private void reads(NodeCounters counters) {
    for (ReadConsistency consistency : ReadConsistency.values()) {
      for (boolean ok : new boolean[] {true, false}) {
        add(
            "quorate_reads_total",
            Metric.Type.COUNTER,
            "Reads called on this node, by consistency and result.",
            "",
            Map.of("consistency", NodeCounters.label(consistency), "result", ok ? "ok" : "failed"),
            () -> counters.reads(consistency, ok));
      }
    }
  }

  private void connections(Figures figures) {
    count(
        "grpc_connections_dials",
        "Connections opened to call other nodes.",
        () -> figures.connections().dials());
    count(
        "grpc_connections_reuse",
        "Calls of other nodes that found their connection open.",
        () -> figures.connections().reuses());
    count(
        "grpc_connections_evictions",
        "Connections to other nodes given up because a call on them failed.",
        () -> figures.connections().evictions());
    gauge(
        "grpc_connections_active",
        "Connections kept to call other nodes.",
        () -> figures.connections().active());
  }

  private void gauge(String name, String help, LongSupplier value) {
    add("quorate_" + name, Metric.Type.GAUGE, help, "", Map.of(), value::getAsLong);
  }

  private void flag(String name, String help, BooleanSupplier value) {
    gauge(name, help, () -> value.getAsBoolean() ? 1 : 0);
  }

  private void bytes(String name, String help, LongSupplier value) {
    add("quorate_" + name + "_bytes", Metric.Type.GAUGE, help, "bytes", Map.of(), value::getAsLong);
  }

  private void counter(String name, String help, LongAdder value) {
    count(name, help, value::sum);
  }

  private void count(String name, String help, LongSupplier value) {
    add("quorate_" + name + "_total", Metric.Type.COUNTER, help, "", Map.of(), value::getAsLong);
  }

  private void labelled(String name, String help, String label, LabelledCounter counter) {
    for (String value : counter.values()) {
      add(
          "quorate_" + name + "_total",
          Metric.Type.COUNTER,
          help,
          "",
          Map.of(label, value),
          () -> counter.sum(value));
    }
  }

  private void add(
      String name,
      Metric.Type type,
      String help,
      String unit,
      Map<String, String> labels,
      DoubleSupplier reading) {
    metrics.add(new Metric(name, type, help, unit, labels, reading));
  }
}
