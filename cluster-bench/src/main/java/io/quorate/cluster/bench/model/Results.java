/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.system.Operation;
import io.quorate.cluster.bench.system.SystemKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Everything that one campaign found.
 *
 * @param idleCpuPercent per system, the part of one core its three nodes used while not under load
 */
public record Results(
    List<SystemKind> systems,
    List<Measurement> measurements,
    List<CatchUp> catchUps,
    List<ContractCost> contractCosts,
    List<Agreement> agreements,
    Optional<Footprint> footprint,
    Map<SystemKind, Double> idleCpuPercent) {
  public Results {
    systems = List.copyOf(systems);
    measurements = List.copyOf(measurements);
    catchUps = List.copyOf(catchUps);
    contractCosts = List.copyOf(contractCosts);
    agreements = List.copyOf(agreements);
    idleCpuPercent = Map.copyOf(idleCpuPercent);
  }

  /** Calls per second. */
  public static final ToDoubleFunction<Measurement> RATE =
      measurement -> measurement.load().operationsPerSecond();

  /** The median latency in microseconds. */
  public static final ToDoubleFunction<Measurement> P50 =
      measurement -> measurement.load().p50Micros();

  /** The 99th percentile of latencies in microseconds. */
  public static final ToDoubleFunction<Measurement> P99 =
      measurement -> measurement.load().p99Micros();

  /** Messages that came to all nodes per second. */
  public static final ToDoubleFunction<Measurement> DELIVERED =
      measurement -> endToEnd(measurement, EndToEnd::messagesPerSecond);

  /** The median time in microseconds from the publish call to the last node's handler. */
  public static final ToDoubleFunction<Measurement> END_TO_END_P50 =
      measurement -> endToEnd(measurement, EndToEnd::p50Micros);

  /** The 99th percentile of it. */
  public static final ToDoubleFunction<Measurement> END_TO_END_P99 =
      measurement -> endToEnd(measurement, EndToEnd::p99Micros);

  private static double endToEnd(Measurement measurement, ToDoubleFunction<EndToEnd> figure) {
    return measurement.endToEnd().map(figure::applyAsDouble).orElse(0.0);
  }

  /** One system under one workload. */
  public record Subject(SystemKind system, Workload workload) {}

  /** The rounds of a subject, in their order. */
  public List<Measurement> rounds(Subject subject) {
    return measurements.stream()
        .filter(measurement -> measurement.system() == subject.system())
        .filter(measurement -> measurement.workload().equals(subject.workload()))
        .toList();
  }

  /** All workloads, in the order in which they were first measured. */
  public List<Workload> workloads() {
    return measurements.stream().map(Measurement::workload).distinct().toList();
  }

  /** Those of some operations. */
  public List<Workload> workloads(Predicate<Operation> operations) {
    return workloads().stream().filter(workload -> operations.test(workload.operation())).toList();
  }

  /** The median over the rounds of a subject. */
  public OptionalDouble median(Subject subject, ToDoubleFunction<Measurement> figure) {
    return Median.of(rounds(subject).stream().mapToDouble(figure));
  }

  /**
   * The median of the ratios that each round gives by itself, over rounds that have both: what
   * disturbs the machine for a while then disturbs both sides of a ratio.
   */
  public OptionalDouble ratio(
      Subject numerator, Subject denominator, ToDoubleFunction<Measurement> figure) {
    return ratioToLargest(numerator, List.of(denominator), figure);
  }

  /** As {@link #ratio}, against whichever denominator was largest in that round. */
  public OptionalDouble ratioToLargest(
      Subject numerator, List<Subject> denominators, ToDoubleFunction<Measurement> figure) {
    return Median.of(
        rounds(numerator).stream()
            .flatMap(
                above ->
                    largest(above.round(), denominators, figure)
                        .filter(below -> below > 0)
                        .map(below -> figure.applyAsDouble(above) / below)
                        .stream())
            .mapToDouble(Double::doubleValue));
  }

  private Optional<Double> largest(
      int round, List<Subject> subjects, ToDoubleFunction<Measurement> figure) {
    return subjects.stream()
        .flatMap(subject -> rounds(subject).stream())
        .filter(measurement -> measurement.round() == round)
        .map(figure::applyAsDouble)
        .max(Double::compare);
  }

  /** Calls of a subject that failed, over all rounds. */
  public long uncertain(Subject subject) {
    return rounds(subject).stream().map(Measurement::load).mapToLong(LoadResult::uncertain).sum();
  }

  /** What the first failed call of each disturbed measurement said. */
  public Stream<String> disturbances() {
    return measurements.stream()
        .filter(m -> m.leaderMoved() || m.load().uncertain() > 0)
        .map(
            m ->
                "round %d, %s, %s: %d failed%s%s"
                    .formatted(
                        m.round(),
                        m.system().id(),
                        m.workload().title(),
                        m.load().uncertain(),
                        m.leaderMoved() ? ", the leader moved" : "",
                        m.load().firstError().map(error -> " (" + error + ")").orElse("")));
  }
}
