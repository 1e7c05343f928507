/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import io.quorate.examples.driver.process.Http;
import io.quorate.examples.driver.rest.ServiceProcess;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service says of its health: over HTTP, and in the guide's table. */
final class HealthRow {
  private static final Path GUIDE =
      Path.of(System.getProperty("quorate.repo.root"), "docs/guides/health-and-metrics.md");
  private static final String HTTP_TABLE = "| situation | `/health/live` |";

  private HealthRow() {}

  /** The cells of the guide's table for a situation. */
  static String documented(String situation) throws IOException {
    String guide = Files.readString(GUIDE);
    String table = guide.substring(guide.indexOf(HTTP_TABLE));
    return table
        .lines()
        .filter(line -> line.startsWith("| " + situation + " |"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line \"" + situation + "\" in " + GUIDE));
  }

  /** The same cells, as the service answers now. */
  static String said(ServiceProcess service, String situation) throws IOException {
    String metrics = service.get("/metrics").body();
    return "| %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            situation,
            check(service, "live"),
            check(service, "ready"),
            check(service, "started"),
            metric(metrics, "quorate_healthy"),
            metric(metrics, "quorate_leader_known"),
            metric(metrics, "quorate_is_leader"));
  }

  private static String check(ServiceProcess service, String kind) throws IOException {
    Http.Answer answer = service.get("/health/" + kind);
    JsonObject check =
        answer.json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
            .filter(each -> each.getString("name").equals("quorate-" + kind))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no quorate-" + kind + " in " + answer));
    String reasons = check.getJsonObject("data").getString("reasons", "");
    return answer.status()
        + " "
        + check.getString("status")
        + (reasons.isEmpty() ? "" : ": " + reasons);
  }

  private static String metric(String metrics, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + "(\\{.*})? (\\d+)\\.0$").matcher(metrics);
    return line.find() ? line.group(2) : "-";
  }
}
