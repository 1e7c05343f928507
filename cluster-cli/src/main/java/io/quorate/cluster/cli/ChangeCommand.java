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
import jakarta.json.JsonObject;
import picocli.CommandLine.Mixin;

/** A command that changes who takes part. Its output is the node's answer. */
abstract class ChangeCommand extends AbstractCommand {
  private final Host host;

  @Mixin ClientOptions client = new ClientOptions();

  ChangeCommand(Host host) {
    this.host = host;
  }

  abstract String path();

  abstract JsonObject request(Settings settings);

  @Override
  final int run() throws CommandFailure, InterruptedException {
    Settings settings = client.settings(this, host);
    JsonObject request = request(settings);
    Answer answer = ask(settings, request);
    out().println(JsonText.pretty(answer.body()));
    out().flush();
    if (answer.outcomeUnknown()) {
      throw new CommandFailure(
          ExitCode.OUTCOME_UNKNOWN,
          answer.error().orElse("") + "; `status` shows whether it happened");
    }
    if (answer.error().isPresent() || !answer.body().getBoolean("accepted", false)) {
      String leader = answer.body().getString("leader", "");
      throw new CommandFailure(
          ExitCode.REFUSED,
          answer.error().orElse("not accepted")
              + (leader.isEmpty() ? "" : "; the leader is at " + leader));
    }
    return ExitCode.OK;
  }

  private Answer ask(Settings settings, JsonObject request)
      throws CommandFailure, InterruptedException {
    try (ManagementClient node = client.connect(this, settings)) {
      return node.post(path(), request);
    } catch (NoAnswerException e) {
      throw e.maybeReceived()
          ? new CommandFailure(
              ExitCode.OUTCOME_UNKNOWN, e.getMessage() + "; `status` shows whether it happened")
          : new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }
}
