/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What there was to read when reading began, by topic. Not safe for use from several threads. */
final class Backlog {
  /** From after what was had, to the last message. */
  private record Rest(long had, long last) {
    boolean isOver() {
      return had >= last;
    }
  }

  private final Map<String, Rest> rests = new HashMap<>();

  private Backlog() {}

  /** Of one topic, from a place that the reader names. */
  static Backlog from(JsonObject topics, String topic, String from) {
    Backlog backlog = new Backlog();
    for (JsonObject known : objects(topics, "topics")) {
      if (known.getString("topic", "").equals(topic)) {
        long last = number(known, "seq");
        long had =
            switch (from) {
              case "earliest" -> number(known, "firstRetained") - 1;
              case "latest" -> last;
              default -> Long.parseLong(from) - 1;
            };
        backlog.rests.put(topic, new Rest(had, last));
      }
    }
    return backlog;
  }

  /** Of a durable subscriber. */
  static Backlog of(JsonObject topics, String id) {
    Backlog backlog = new Backlog();
    for (JsonObject topic : objects(topics, "topics")) {
      for (JsonObject subscriber : objects(topic, "subscribers")) {
        if (!subscriber.containsKey("nodeId") && subscriber.getString("name", "").equals(id)) {
          backlog.rests.put(
              topic.getString("topic", ""),
              new Rest(number(subscriber, "ack"), number(topic, "seq")));
        }
      }
    }
    return backlog;
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    JsonArray array = parent.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonObject.class);
  }

  private static long number(JsonObject object, String name) {
    return object.getJsonNumber(name).longValue();
  }

  /** A topic has been read up to a position. */
  void came(String topic, long position) {
    rests.computeIfPresent(
        topic, (name, rest) -> new Rest(Math.max(rest.had(), position), rest.last()));
  }

  /** Whether all of it has come. */
  boolean isOver() {
    return rests.values().stream().allMatch(Rest::isOver);
  }
}
