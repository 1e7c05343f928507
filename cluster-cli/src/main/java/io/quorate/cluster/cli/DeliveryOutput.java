/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.TopicSource.Delivery;
import io.quorate.cluster.cli.output.Cell;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows what a subscriber is given, a line each. */
final class DeliveryOutput {
  private final PrintWriter out;
  private final Consumer<String> warnings;
  private final boolean json;

  DeliveryOutput(PrintWriter out, Consumer<String> warnings, boolean json) {
    this.out = out;
    this.warnings = warnings;
    this.json = json;
  }

  void show(Delivery delivery) {
    JsonObject object = delivery.object();
    if (delivery.gap()) {
      warnings.accept(
          "messages "
              + object.getJsonNumber("first")
              + " to "
              + object.getJsonNumber("last")
              + " of "
              + Cell.printable(delivery.topic())
              + " are missing: they were trimmed before they were read");
      if (json) {
        out.println(JsonText.line(Json.createObjectBuilder().add("gap", object).build()));
      }
    } else if (json) {
      out.println(JsonText.line(object));
    } else {
      out.println(
          Cell.printable(delivery.topic())
              + " "
              + delivery.position()
              + " "
              + Cell.printable(payload(object)));
    }
  }

  private static String payload(JsonObject message) {
    return message.containsKey("text")
        ? message.getString("text")
        : "base64:" + message.getString("data", "");
  }
}
