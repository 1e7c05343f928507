/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.cli.doctor.Checks;
import io.quorate.cluster.cli.doctor.Finding;
import io.quorate.cluster.cli.doctor.Finding.Severity;
import io.quorate.cluster.cli.doctor.Patient;
import io.quorate.cluster.cli.doctor.Rounds;
import io.quorate.cluster.cli.output.Cell;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Looks for what is wrong with a cluster, and says what to do: ports, cluster ids, leader,"
          + " quorum, storage, clocks, disks, lag, certificates, versions, and what nodes warn of.",
      "Asks one node for the members, and then all of them at once. A line for each check: OK, WARN"
          + " or FAIL."
    },
    exitCodeList = {
      "0:nothing is broken; there may be warnings",
      "1:something is broken, as when a configured node does not answer; or the node that was asked"
          + " refused",
      "2:wrong usage",
      "3:the node could not be reached"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME} --addr 127.0.0.1:17946",
      "  ${COMMAND-FULL-NAME} --timeout 2s --output json"
    })
final class DoctorCommand extends AbstractCommand {
  enum Format {
    text,
    json
  }

  private final Host host;

  @Mixin NodeOptions node = new NodeOptions();

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Lines for people, or JSON (default: ${DEFAULT-VALUE}).")
  Format format = Format.text;

  DoctorCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure, InterruptedException {
    Settings settings = node.settings(this, host);
    Rounds rounds =
        new Rounds(
            node.timeout(this),
            (id, address) -> node.endpoint(this, settings, id, address),
            host.clock());
    JsonObject told = members(settings);
    List<Patient> patients =
        rounds.visit(told.getJsonArray("members").getValuesAs(JsonObject.class));
    List<Finding> findings = new Checks(told.getString("nodeId", "?"), patients).run();
    if (format == Format.json) {
      out().println(JsonText.pretty(json(findings)));
    } else {
      findings.forEach(finding -> out().println(line(finding)));
    }
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.FAIL)
        ? ExitCode.REFUSED
        : ExitCode.OK;
  }

  private JsonObject members(Settings settings) throws CommandFailure, InterruptedException {
    Answer answer;
    try {
      answer = node.get(this, settings, "/v1/members");
    } catch (NoAnswerException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
    if (answer.error().isPresent() || !answer.body().containsKey("members")) {
      throw new CommandFailure(
          ExitCode.REFUSED, answer.error().orElse("the answer tells no members: " + answer.body()));
    }
    return answer.body();
  }

  private String line(Finding finding) {
    String style =
        switch (finding.severity()) {
          case OK -> "fg(green)";
          case WARN -> "fg(yellow)";
          case FAIL -> "fg(red),bold";
        };
    String word = String.format(Locale.ROOT, "%-4s", finding.severity());
    return new Cell(word, style).show(spec.commandLine().getColorScheme().ansi())
        + "  "
        + Cell.printable(finding.check() + ": " + finding.text());
  }

  private static JsonObject json(List<Finding> findings) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (Finding finding : findings) {
      all.add(
          Json.createObjectBuilder()
              .add("severity", finding.severity().name())
              .add("check", finding.check())
              .add("text", finding.text()));
    }
    return Json.createObjectBuilder().add("findings", all).build();
  }
}
