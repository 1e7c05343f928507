/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The answer to {@code GET /topics} as a person wants to see it. */
public final class TopicsTable {
  private static final String NONE = "-";

  private final JsonObject answer;

  /** Shows these topics; fields that are missing are shown as {@code -}. */
  public TopicsTable(JsonObject answer) {
    this.answer = answer;
  }

  /** A table with a row for each topic. */
  public List<String> lines(Ansi ansi) {
    Table table = new Table("TOPIC", "SEQ", "MIN ACK", "LAG", "SUBSCRIBERS");
    objects(answer, "topics").forEach(topic -> table.row(row(topic)));
    return table.lines(ansi);
  }

  private static Cell[] row(JsonObject topic) {
    return new Cell[] {
      new Cell(topic.getString("topic", NONE), "bold"),
      Cell.plain(number(topic.get("seq"))),
      Cell.plain(number(topic.get("minAck"))),
      lag(topic),
      Cell.plain(subscribers(topic))
    };
  }

  private static Cell lag(JsonObject topic) {
    JsonObject lag = topic.getJsonObject("lag");
    if (lag == null || lag.isEmpty()) {
      return Cell.plain(NONE);
    }
    List<String> nodes = new ArrayList<>();
    boolean behind = false;
    for (String node : lag.keySet()) {
      nodes.add(node + "=" + number(lag.get(node)));
      behind |= !number(lag.get(node)).equals("0");
    }
    return new Cell(String.join(" ", nodes), behind ? "fg(yellow)" : "");
  }

  /** Those outside the cluster, and how many subscriptions the nodes have. */
  private static String subscribers(JsonObject topic) {
    List<String> durable = new ArrayList<>();
    int ofNodes = 0;
    for (JsonObject subscriber : objects(topic, "subscribers")) {
      if (subscriber.containsKey("nodeId")) {
        ofNodes++;
      } else {
        durable.add(subscriber.getString("name", NONE) + "=" + number(subscriber.get("ack")));
      }
    }
    List<String> all = new ArrayList<>();
    if (ofNodes > 0) {
      all.add(ofNodes + (ofNodes == 1 ? " handler" : " handlers"));
    }
    all.addAll(durable);
    return all.isEmpty() ? NONE : String.join(", ", all);
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    JsonArray array = parent.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonObject.class);
  }

  private static String number(@org.jspecify.annotations.Nullable JsonValue value) {
    return value instanceof JsonNumber ? value.toString() : NONE;
  }
}
