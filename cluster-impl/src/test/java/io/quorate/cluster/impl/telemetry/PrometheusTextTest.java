/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.impl.management.FakeFigures;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The exposition, read line by line. */
class PrometheusTextTest {
  private static final Pattern SAMPLE =
      Pattern.compile("(quorate_[a-z0-9_]+)(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? (\\S+)");

  private final NodeCounters counters = new NodeCounters();
  private final PrometheusText text = new PrometheusText(counters, new FakeFigures());

  private List<String> lines() {
    return new String(text.render(Optional.empty()).body(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private Map<String, Double> samples() {
    Map<String, Double> samples = new LinkedHashMap<>();
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        Matcher matcher = SAMPLE.matcher(line);
        assertTrue(matcher.matches(), line);
        String labels = matcher.group(2) == null ? "" : matcher.group(2);
        samples.put(matcher.group(1) + labels, Double.valueOf(matcher.group(4)));
      }
    }
    return samples;
  }

  @Test
  void everyMetric_hasHelpAndTypeBeforeIt_andANameThatFits() {
    Map<String, String> types = new LinkedHashMap<>();
    String helped = "";
    for (String line : lines()) {
      if (line.startsWith("# HELP ")) {
        helped = line.split(" ", -1)[2];
        assertTrue(line.endsWith("."), line);
      } else if (line.startsWith("# TYPE ")) {
        assertEquals(helped, line.split(" ", -1)[2], line);
        types.put(helped, line.split(" ", -1)[3]);
      } else {
        String name = line.split("[ {]", -1)[0].replaceAll("_(bucket|sum|count)$", "");
        assertTrue(types.containsKey(name), line);
      }
    }
    types.forEach(
        (name, type) -> {
          assertTrue(name.startsWith("quorate_"), name);
          assertEquals(type.equals("counter"), name.endsWith("_total"), name + " is a " + type);
        });
    assertTrue(types.size() > 25, types.keySet().toString());
  }

  @Test
  void openMetrics_endsWithItsMarkAndNamesUnits() {
    Exposition open = text.render(Optional.of("application/openmetrics-text; version=1.0.0"));
    String body = new String(open.body(), StandardCharsets.UTF_8);
    assertTrue(open.contentType().startsWith("application/openmetrics-text"), open.contentType());
    assertTrue(body.endsWith("# EOF\n"), body);
    assertTrue(body.contains("# UNIT quorate_write_latency_seconds seconds"), body);
    assertTrue(body.contains("# UNIT quorate_log_bytes bytes"), body);
    assertTrue(body.contains("# TYPE quorate_writes counter"), body);
  }

  @Test
  void figuresOfParity_areThere() {
    Map<String, Double> samples = samples();
    assertEquals(3.0, samples.get("quorate_members"));
    assertEquals(1.0, samples.get("quorate_is_leader"));
    assertEquals(0.0, samples.get("quorate_leader_changes_total"));
    assertEquals(0.0, samples.get("quorate_join_requests_total{result=\"accepted\"}"));
  }

  @Test
  void gauges_haveTheNodesValues() {
    Map<String, Double> samples = samples();
    assertEquals(0.0, samples.get("quorate_healthy"));
    assertEquals(42.0, samples.get("quorate_commit_index"));
    assertEquals(41.0, samples.get("quorate_applied_index"));
    assertEquals(640.0, samples.get("quorate_pending_bytes"));
    assertEquals(8_388_608.0, samples.get("quorate_log_bytes"));
    assertEquals(12.5, samples.get("quorate_snapshot_age_seconds"));
    assertEquals(0.25, samples.get("quorate_member_health_ratio{member=\"n2\"}"));
    assertTrue(samples.get("quorate_jvm_heap_used_bytes") > 0);
    assertTrue(samples.get("quorate_jvm_threads") > 0);
  }

  @Test
  void counters_countWhatIsCounted() {
    counters.leaderChanged();
    counters.joinRequest("forwarded");
    counters.written("committed", 5);
    counters.written("handler_error", 1);
    counters.read(ReadConsistency.LINEARIZABLE, true);
    counters.read(ReadConsistency.LOCAL, false);
    counters.batchSent(4, 512);
    counters.entryApplied(4, 2_500_000_000L);
    counters.slowHandler();
    counters.redirected();
    counters.resent();
    counters.halted();
    Map<String, Double> samples = samples();
    assertEquals(1.0, samples.get("quorate_leader_changes_total"));
    assertEquals(1.0, samples.get("quorate_join_requests_total{result=\"forwarded\"}"));
    assertEquals(5.0, samples.get("quorate_writes_total{outcome=\"committed\"}"));
    assertEquals(1.0, samples.get("quorate_writes_total{outcome=\"handler_error\"}"));
    assertEquals(
        1.0, samples.get("quorate_reads_total{consistency=\"linearizable\",result=\"ok\"}"));
    assertEquals(1.0, samples.get("quorate_reads_total{consistency=\"local\",result=\"failed\"}"));
    assertEquals(0.0, samples.get("quorate_reads_total{consistency=\"local\",result=\"ok\"}"));
    assertEquals(1.0, samples.get("quorate_batches_total"));
    assertEquals(4.0, samples.get("quorate_batch_commands_total"));
    assertEquals(512.0, samples.get("quorate_batch_bytes_total"));
    assertEquals(1.0, samples.get("quorate_entries_applied_total"));
    assertEquals(4.0, samples.get("quorate_commands_applied_total"));
    assertEquals(2.5, samples.get("quorate_apply_seconds_total"));
    assertEquals(1.0, samples.get("quorate_slow_handlers_total"));
    assertEquals(1.0, samples.get("quorate_write_redirects_total"));
    assertEquals(1.0, samples.get("quorate_write_resends_total"));
    assertEquals(1.0, samples.get("quorate_halts_total"));
  }

  @Test
  void latencies_fallIntoCumulatedBuckets() {
    counters.writeLatency(250_000);
    counters.writeLatency(250_001);
    counters.writeLatency(60_000_000_000L);
    Map<String, Double> samples = samples();
    assertEquals(1.0, samples.get("quorate_write_latency_seconds_bucket{le=\"2.5E-4\"}"));
    assertEquals(2.0, samples.get("quorate_write_latency_seconds_bucket{le=\"5.0E-4\"}"));
    assertEquals(2.0, samples.get("quorate_write_latency_seconds_bucket{le=\"10.0\"}"));
    assertEquals(3.0, samples.get("quorate_write_latency_seconds_bucket{le=\"+Inf\"}"));
    assertEquals(3.0, samples.get("quorate_write_latency_seconds_count"));
    assertEquals(60.000500001, samples.get("quorate_write_latency_seconds_sum"), 1e-9);
  }

  @Test
  void withoutASnapshot_thereIsNoAge() {
    PrometheusText without =
        new PrometheusText(
            counters,
            new FakeFigures() {
              @Override
              public OptionalDouble snapshotAgeSeconds() {
                return OptionalDouble.empty();
              }
            });
    String body = new String(without.render(Optional.empty()).body(), StandardCharsets.UTF_8);
    assertFalse(body.contains("\nquorate_snapshot_age_seconds"), body);
  }

  @Test
  void namesThatAreNotCounted_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> counters.written("lost", 1));
    assertThrows(IllegalArgumentException.class, () -> counters.joinRequest("maybe"));
  }

  @Test
  void processWideRegistry_staysEmpty() {
    assertEquals(0, PrometheusRegistry.defaultRegistry.scrape().size());
  }
}
