/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.ManagementClient;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "snapshot",
    description = {
      "Makes the asked node take a snapshot of its state now, and purge its log behind it.",
      "Nodes do so by themselves; it is of use before a node is stopped for long. Answers the last"
          + " index that the snapshot contains."
    },
    exitCodeList = {
      "0:taken",
      "1:refused or failed",
      "2:wrong usage",
      "3:no node could be reached",
      "4:unknown whether it was taken; asking again does no harm"
    },
    footer = {"@|bold Example:|@", "  ${COMMAND-FULL-NAME} --addr :17947 --timeout 1m"})
final class SnapshotCommand extends AbstractCommand {
  private final Host host;

  @Mixin ClientOptions client = new ClientOptions();

  SnapshotCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure, InterruptedException {
    Settings settings = client.settings(this, host);
    JsonObject request =
        Json.createObjectBuilder().add("timeoutMs", client.timeout(this).toMillis()).build();
    Answer answer = ask(settings, request);
    if (answer.outcomeUnknown()) {
      throw new CommandFailure(ExitCode.OUTCOME_UNKNOWN, answer.error().orElse(""));
    }
    if (answer.error().isPresent() || !answer.body().containsKey("index")) {
      throw new CommandFailure(
          ExitCode.REFUSED, answer.error().orElse("the answer has no index: " + answer.body()));
    }
    out().println(JsonText.pretty(answer.body()));
    return ExitCode.OK;
  }

  private Answer ask(Settings settings, JsonObject request)
      throws CommandFailure, InterruptedException {
    try (ManagementClient node = client.connect(this, settings)) {
      return node.post("/v1/snapshot", request);
    } catch (NoAnswerException e) {
      throw new CommandFailure(
          e.maybeReceived() ? ExitCode.OUTCOME_UNKNOWN : ExitCode.UNREACHABLE,
          String.valueOf(e.getMessage()));
    }
  }
}
