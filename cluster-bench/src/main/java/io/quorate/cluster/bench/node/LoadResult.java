/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * The figures of one run of load.
 *
 * @param from when the window began, by {@link System#nanoTime}
 * @param operations calls that were answered within the window
 * @param windowSeconds how long that was
 * @param acknowledged calls that were answered at any time of the run
 * @param uncertain calls that failed, or were not answered before the run gave up on them
 * @param firstError what the first failed call said
 */
public record LoadResult(
    long from,
    long operations,
    double windowSeconds,
    double p50Micros,
    double p99Micros,
    double p999Micros,
    double maxMicros,
    long acknowledged,
    long uncertain,
    Optional<String> firstError) {

  /** Calls answered in a second of the window. */
  public double operationsPerSecond() {
    return windowSeconds == 0 ? 0 : operations / windowSeconds;
  }

  /** As it goes over the line protocol. */
  public JsonObject toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("from", from)
            .add("operations", operations)
            .add("windowSeconds", windowSeconds)
            .add("p50Micros", p50Micros)
            .add("p99Micros", p99Micros)
            .add("p999Micros", p999Micros)
            .add("maxMicros", maxMicros)
            .add("acknowledged", acknowledged)
            .add("uncertain", uncertain);
    firstError.ifPresent(error -> json.add("firstError", error));
    return json.build();
  }

  /** Reads what {@link #toJson} made. */
  public static LoadResult fromJson(JsonObject json) {
    return new LoadResult(
        json.getJsonNumber("from").longValue(),
        json.getJsonNumber("operations").longValue(),
        json.getJsonNumber("windowSeconds").doubleValue(),
        json.getJsonNumber("p50Micros").doubleValue(),
        json.getJsonNumber("p99Micros").doubleValue(),
        json.getJsonNumber("p999Micros").doubleValue(),
        json.getJsonNumber("maxMicros").doubleValue(),
        json.getJsonNumber("acknowledged").longValue(),
        json.getJsonNumber("uncertain").longValue(),
        json.containsKey("firstError")
            ? Optional.of(json.getString("firstError"))
            : Optional.empty());
  }
}
