/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import io.quorate.cluster.ReadConsistency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A node's figures as Prometheus or OpenMetrics text. It has a registry of its own, so that nodes
 * and applications in one process do not mix; neither a properties file nor system properties of
 * the host change what it says. Safe for use from any thread.
 */
public final class PrometheusText {
  /** Given explicitly, so that settings for the host's own figures do not reach these. */
  private static final PrometheusProperties PLAIN = PrometheusProperties.builder().build();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExpositionFormatWriter text =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();
  private final ExpositionFormatWriter openMetrics = new OpenMetricsTextFormatWriter(false, false);

  /** The text of these figures. */
  public PrometheusText(NodeCounters counters, Figures figures) {
    membership(counters, figures);
    log(counters, figures);
    writes(counters, figures);
    reads(counters);
    storage(figures);
    process();
  }

  /**
   * All figures as they are now.
   *
   * @param accept the {@code Accept} header; OpenMetrics is given only to those who ask for it
   */
  public Exposition render(Optional<String> accept) {
    ExpositionFormatWriter writer =
        accept.filter(value -> value.contains("application/openmetrics-text")).isPresent()
            ? openMetrics
            : text;
    ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("An array cannot fail to be written", e);
    }
    return new Exposition(writer.getContentType(), out.toByteArray());
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
    GaugeWithCallback.builder(PLAIN)
        .name("quorate_member_health_ratio")
        .unit(Unit.RATIO)
        .help("Health of each member as this node sees it: 0 not heard of, 1 answers in time.")
        .labelNames("member")
        .callback(
            callback -> figures.memberHealth().forEach((id, health) -> callback.call(health, id)))
        .register(registry);
  }

  private void log(NodeCounters counters, Figures figures) {
    gauge("term", "The current Raft term.", figures::term);
    gauge("commit_index", "The last log index known to be committed.", figures::commitIndex);
    gauge("applied_index", "The last log index applied on this node.", figures::appliedIndex);
    counter("entries_applied", "Log entries applied on this node.", counters.entriesApplied);
    counter("commands_applied", "Commands applied on this node.", counters.commandsApplied);
    seconds("apply", "Time spent applying log entries.", () -> counters.applyNanos.sum() / 1e9);
    counter("slow_handlers", "Calls slower than quorate.handlers.slow.", counters.slowHandlers);
    gauge("snapshot_index", "The index that the newest snapshot covers.", figures::snapshotIndex);
    optionalSeconds("snapshot_age", "Time since the newest snapshot.", figures::snapshotAgeSeconds);
    gauge("sessions", "Sessions kept in replicated state.", figures::sessions);
  }

  private void writes(NodeCounters counters, Figures figures) {
    labelled("writes", "Writes called on this node, by outcome.", "outcome", counters.writes);
    registry.register(
        new HistogramCollector(
            "quorate_write_latency_seconds",
            "Time from the call of a write on this node to its outcome.",
            counters.writeLatency));
    counter("batches", "Batches that have left this node.", counters.batches);
    counter("batch_commands", "Commands in those batches.", counters.batchCommands);
    CounterWithCallback.builder(PLAIN)
        .name("quorate_batch_bytes")
        .unit(Unit.BYTES)
        .help("Size of those batches.")
        .callback(callback -> callback.call((double) counters.batchBytes.sum()))
        .register(registry);
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
    CounterWithCallback.builder(PLAIN)
        .name("quorate_reads")
        .help("Reads called on this node, by consistency and result.")
        .labelNames("consistency", "result")
        .callback(
            callback -> {
              for (ReadConsistency consistency : ReadConsistency.values()) {
                String label = NodeCounters.label(consistency);
                callback.call((double) counters.reads(consistency, true), label, "ok");
                callback.call((double) counters.reads(consistency, false), label, "failed");
              }
            })
        .register(registry);
  }

  private void storage(Figures figures) {
    bytes("log", "Size of the log on disk.", figures::logBytes);
    bytes("free_space", "Free space of the data directory.", figures::freeSpaceBytes);
  }

  private void process() {
    bytes(
        "jvm_heap_used",
        "Heap in use by the process.",
        () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    gauge(
        "jvm_threads",
        "Platform threads of the process.",
        () -> ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private void gauge(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder(PLAIN)
        .name("quorate_" + name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  private void flag(String name, String help, BooleanSupplier value) {
    gauge(name, help, () -> value.getAsBoolean() ? 1 : 0);
  }

  private void bytes(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder(PLAIN)
        .name("quorate_" + name + "_bytes")
        .unit(Unit.BYTES)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  private void counter(String name, String help, LongAdder value) {
    CounterWithCallback.builder(PLAIN)
        .name("quorate_" + name)
        .help(help)
        .callback(callback -> callback.call((double) value.sum()))
        .register(registry);
  }

  private void seconds(String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder(PLAIN)
        .name("quorate_" + name + "_seconds")
        .unit(Unit.SECONDS)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  private void optionalSeconds(String name, String help, Supplier<OptionalDouble> value) {
    GaugeWithCallback.builder(PLAIN)
        .name("quorate_" + name + "_seconds")
        .unit(Unit.SECONDS)
        .help(help)
        .callback(callback -> value.get().ifPresent(callback::call))
        .register(registry);
  }

  private void labelled(String name, String help, String label, LabelledCounter counter) {
    CounterWithCallback.builder(PLAIN)
        .name("quorate_" + name)
        .help(help)
        .labelNames(label)
        .callback(
            callback ->
                counter
                    .values()
                    .forEach(value -> callback.call((double) counter.sum(value), value)))
        .register(registry);
  }
}
