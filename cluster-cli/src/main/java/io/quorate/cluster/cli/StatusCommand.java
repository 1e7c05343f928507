/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.ManagementClient;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.cluster.cli.output.StatusTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "Shows the cluster as a node sees it: leader, members, health, warnings.",
    exitCodeList = {
      "0:healthy",
      "1:the node refused to answer",
      "2:wrong usage",
      "3:no node could be reached",
      "5:the node answered that it is not healthy"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME}",
      "  ${COMMAND-FULL-NAME} --addr :17947 --output table"
    })
final class StatusCommand extends AbstractCommand {
  enum Format {
    json,
    table
  }

  private final Host host;

  @Mixin ClientOptions client = new ClientOptions();

  @Option(
      names = "--output",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "JSON, or a table for people (default: ${DEFAULT-VALUE}).")
  Format format = Format.json;

  StatusCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure, InterruptedException {
    Answer answer = ask();
    // A node that is not healthy may say so in its HTTP status too.
    if (!answer.body().containsKey("healthy")) {
      throw new CommandFailure(
          ExitCode.REFUSED, answer.error().orElse("the answer is not a status: " + answer.body()));
    }
    if (format == Format.json) {
      out().println(JsonText.pretty(answer.body()));
    } else {
      new StatusTable(answer.body())
          .lines(spec.commandLine().getColorScheme().ansi())
          .forEach(out()::println);
    }
    return answer.body().getBoolean("healthy", false) ? ExitCode.OK : ExitCode.NOT_HEALTHY;
  }

  private Answer ask() throws CommandFailure, InterruptedException {
    try (ManagementClient node = client.connect(this, client.settings(this, host))) {
      return node.get("/status");
    } catch (NoAnswerException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }
}
