/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Something a running node tells.
 *
 * @param event a stable name, in kebab case
 * @param lines the same in words
 * @param details the same as JSON
 */
record Report(String event, List<String> lines, JsonObject details) {
  static Report of(String event, String line) {
    return new Report(event, List.of(line), Json.createObjectBuilder().build());
  }

  static Report of(String event, String line, JsonObject details) {
    return new Report(event, List.of(line), details);
  }
}
