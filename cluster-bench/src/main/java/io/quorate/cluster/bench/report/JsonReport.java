/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import static io.quorate.cluster.bench.model.Results.DELIVERED;
import static io.quorate.cluster.bench.model.Results.END_TO_END_P50;
import static io.quorate.cluster.bench.model.Results.END_TO_END_P99;
import static io.quorate.cluster.bench.model.Results.P50;
import static io.quorate.cluster.bench.model.Results.P99;
import static io.quorate.cluster.bench.model.Results.RATE;

import io.quorate.cluster.bench.model.Agreement;
import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.ContractCost;
import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Measurement;
import io.quorate.cluster.bench.model.Results;
import io.quorate.cluster.bench.model.Results.Subject;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.system.Operation;
import io.quorate.cluster.bench.system.SystemKind;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonCollectors;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Everything that was found, for programs. */
public final class JsonReport {
  private static final int FORMAT = 1;

  private final Results results;
  private final SystemKind reference;

  private JsonReport(Results results) {
    this.results = results;
    this.reference = results.systems().get(0);
  }

  /** The whole document. */
  public static JsonObject render(
      Instant started,
      Duration elapsed,
      Environment environment,
      Results results,
      List<Target> targets) {
    JsonReport report = new JsonReport(results);
    JsonObjectBuilder facts = Json.createObjectBuilder();
    environment.facts().forEach(facts::add);
    return Json.createObjectBuilder()
        .add("format", FORMAT)
        .add("started", started.truncatedTo(ChronoUnit.SECONDS).toString())
        .add("elapsedSeconds", seconds(elapsed))
        .add("environment", facts)
        .add("reference", report.reference.id())
        .add("systems", array(results.systems(), report::system))
        .add("summary", report.summary())
        .add("catchUp", array(results.catchUps(), JsonReport::catchUp))
        .add("contract", array(results.contractCosts(), JsonReport::contract))
        .add(
            "memory",
            results.footprint().<JsonValue>map(JsonReport::footprint).orElse(JsonValue.NULL))
        .add("targets", array(targets, JsonReport::target))
        .add("replicas", array(results.agreements(), JsonReport::agreement))
        .add("disturbances", array(results.disturbances().toList(), Json::createValue))
        .add("measurements", array(results.measurements(), JsonReport::measurement))
        .build();
  }

  private static <T> JsonArray array(
      Collection<T> values, Function<T, ? extends JsonValue> toJson) {
    return values.stream().<JsonValue>map(toJson).collect(JsonCollectors.toJsonArray());
  }

  private JsonObject system(SystemKind system) {
    return Json.createObjectBuilder()
        .add("id", system.id())
        .add("title", system.title())
        .add("settings", array(system.settings(), Json::createValue))
        .add("idleCpuPercent", results.idleCpuPercent().getOrDefault(system, 0.0))
        .build();
  }

  private JsonArray summary() {
    return results.workloads().stream()
        .flatMap(
            workload -> results.systems().stream().map(system -> new Subject(system, workload)))
        .filter(subject -> !results.rounds(subject).isEmpty())
        .<JsonValue>map(this::summary)
        .collect(JsonCollectors.toJsonArray());
  }

  private JsonObject summary(Subject subject) {
    Subject against = new Subject(reference, subject.workload());
    JsonObjectBuilder summary =
        workload(subject.system(), subject.workload())
            .add("rounds", results.rounds(subject).size())
            .add("operationsPerSecond", median(subject, RATE))
            .add("p50Micros", median(subject, P50))
            .add("p99Micros", median(subject, P99))
            .add("p999Micros", median(subject, measurement -> measurement.load().p999Micros()))
            .add("cpuMicrosPerCall", median(subject, Measurement::cpuMicrosPerCall))
            .add("failed", results.uncertain(subject))
            .add("ratio", number(results.ratio(subject, against, RATE)));
    if (subject.workload().operation() == Operation.PUBLISH) {
      summary
          .add("deliveredPerSecond", median(subject, DELIVERED))
          .add("endToEndP50Micros", median(subject, END_TO_END_P50))
          .add("endToEndP99Micros", median(subject, END_TO_END_P99))
          .add("deliveredRatio", number(results.ratio(subject, against, DELIVERED)))
          .add("endToEndP50Ratio", number(results.ratio(subject, against, END_TO_END_P50)))
          .add("endToEndP99Ratio", number(results.ratio(subject, against, END_TO_END_P99)));
    }
    return summary.build();
  }

  private static JsonObject footprint(Footprint footprint) {
    return Json.createObjectBuilder()
        .add("subscribers", footprint.subscribers())
        .add("silent", footprint.silent())
        .add("unread", footprint.unread())
        .add("messages", footprint.messages())
        .add("receivedAll", footprint.receivedAll())
        .add("seconds", footprint.seconds())
        .add("samples", array(footprint.samples(), JsonReport::sample))
        .add("broken", footprint.broken().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
        .build();
  }

  private static JsonObject sample(Footprint.Sample sample) {
    return Json.createObjectBuilder()
        .add("when", sample.when())
        .add("servingResidentBytes", sample.serving().resident())
        .add("servingHeapBytes", bytes(sample.serving().heap()))
        .add("otherResidentBytes", sample.idle().resident())
        .add("otherHeapBytes", bytes(sample.idle().heap()))
        .build();
  }

  private static JsonValue bytes(Optional<Long> bytes) {
    return bytes.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL);
  }

  private static JsonObjectBuilder workload(SystemKind system, Workload workload) {
    return Json.createObjectBuilder()
        .add("system", system.id())
        .add("operation", workload.operation().id())
        .add("origin", workload.origin().id())
        .add("callers", workload.callers());
  }

  private JsonValue median(Subject subject, ToDoubleFunction<Measurement> figure) {
    return number(results.median(subject, figure));
  }

  private static JsonObject catchUp(CatchUp catchUp) {
    return Json.createObjectBuilder()
        .add("system", catchUp.system().id())
        .add("awaySeconds", seconds(catchUp.away()))
        .add("callers", catchUp.callers())
        .add("missedEntries", catchUp.missed())
        .add("secondsSinceProcess", number(catchUp.sinceUp()))
        .add("secondsSinceStart", number(catchUp.sinceReady()))
        .build();
  }

  private static JsonObject contract(ContractCost cost) {
    return Json.createObjectBuilder()
        .add("system", cost.system().id())
        .add("callers", cost.callers())
        .add("ratio", number(cost.ratio()))
        .add("pairs", array(cost.pairs(), JsonReport::pair))
        .build();
  }

  private static JsonObject pair(ContractCost.Pair pair) {
    return Json.createObjectBuilder()
        .add("contract", pair.contract())
        .add("direct", pair.direct())
        .build();
  }

  private static JsonObject target(Target target) {
    return Json.createObjectBuilder()
        .add("id", target.id())
        .add("text", target.text())
        .add("bound", target.bound())
        .add("atLeast", target.atLeast())
        .add("unit", target.unit().strip())
        .add("measured", number(target.measured()))
        .add("verdict", target.verdict().text())
        .build();
  }

  private static JsonObject agreement(Agreement agreement) {
    return Json.createObjectBuilder()
        .add("part", agreement.part().id())
        .add("system", agreement.system().id())
        .add("acknowledged", agreement.acknowledged())
        .add("uncertain", agreement.uncertain())
        .add("totals", array(agreement.totals(), Json::createValue))
        .add("agree", agreement.holds())
        .build();
  }

  private static JsonObject measurement(Measurement measurement) {
    JsonObjectBuilder json =
        workload(measurement.system(), measurement.workload())
            .add("round", measurement.round())
            .add("operationsPerSecond", measurement.load().operationsPerSecond())
            .add("cpuMicrosPerCall", measurement.cpuMicrosPerCall())
            .add("leaderMoved", measurement.leaderMoved())
            .addAll(Json.createObjectBuilder(measurement.load().toJson()));
    measurement
        .endToEnd()
        .ifPresent(
            ends ->
                json.add("deliveredMessages", ends.messages())
                    .add("deliveredPerSecond", ends.messagesPerSecond())
                    .add("endToEndP50Micros", ends.p50Micros())
                    .add("endToEndP99Micros", ends.p99Micros())
                    .add("endToEndMaxMicros", ends.maxMicros()));
    return json.build();
  }

  private static JsonValue number(Optional<Duration> duration) {
    return duration
        .<JsonValue>map(known -> Json.createValue(seconds(known)))
        .orElse(JsonValue.NULL);
  }

  private static JsonValue number(OptionalDouble figure) {
    return figure.isPresent() && Double.isFinite(figure.getAsDouble())
        ? Json.createValue(figure.getAsDouble())
        : JsonValue.NULL;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
