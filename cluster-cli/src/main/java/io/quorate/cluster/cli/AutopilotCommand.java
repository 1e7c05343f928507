/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.output.AutopilotTable;
import io.quorate.cluster.cli.output.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "autopilot",
    description = {
      "Shows what the leader's autopilot sees of every node, and what it is about to do with it or"
          + " why nothing.",
      "Any node may be asked."
    },
    exitCodeList = {
      "0:done",
      "1:the node refused to answer, or no leader could be asked",
      "2:wrong usage",
      "3:no node could be reached"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME}",
      "  ${COMMAND-FULL-NAME} --addr :17947 --output json"
    })
final class AutopilotCommand extends AbstractCommand {
  enum Format {
    table,
    json
  }

  private final Host host;

  @Mixin NodeOptions node = new NodeOptions();

  @Option(
      names = "--output",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "A table for people, or JSON (default: ${DEFAULT-VALUE}).")
  Format format = Format.table;

  AutopilotCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure, InterruptedException {
    Answer answer = ask();
    if (answer.error().isPresent() || !answer.body().containsKey("servers")) {
      throw new CommandFailure(
          ExitCode.REFUSED, answer.error().orElse("the answer tells no servers: " + answer.body()));
    }
    if (format == Format.json) {
      out().println(JsonText.pretty(answer.body()));
    } else {
      new AutopilotTable(answer.body())
          .lines(spec.commandLine().getColorScheme().ansi())
          .forEach(out()::println);
    }
    return ExitCode.OK;
  }

  private Answer ask() throws CommandFailure, InterruptedException {
    try {
      return node.get(this, node.settings(this, host), "/v1/autopilot");
    } catch (NoAnswerException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }
}
