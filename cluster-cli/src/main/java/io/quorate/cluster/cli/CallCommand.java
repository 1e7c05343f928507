/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.ManagementClient;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that calls an operation of a handler. */
abstract class CallCommand extends AbstractCommand {
  private final Host host;

  @Parameters(index = "0", paramLabel = "OP", description = "The operation's name.")
  String operation = "";

  @Nullable
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = PayloadOptions.LABEL,
      description = PayloadOptions.ABOUT)
  String argument;

  @Mixin PayloadOptions payload = new PayloadOptions();

  @Mixin ClientOptions client = new ClientOptions();

  @Option(
      names = "--output",
      paramLabel = "raw|json",
      defaultValue = "raw",
      description = "The reply as it is, or the node's whole answer (default: ${DEFAULT-VALUE}).")
  ReplyFormat format = ReplyFormat.raw;

  CallCommand(Host host) {
    this.host = host;
  }

  abstract String path();

  /** Whether it matters that a call without an answer may have had an effect. */
  abstract boolean changes();

  abstract void complete(JsonObjectBuilder request);

  @Override
  final int run() throws CommandFailure, InterruptedException {
    JsonObjectBuilder request = Json.createObjectBuilder().add("op", operation);
    payload
        .read(this, argument, host.in())
        .ifPresent(bytes -> request.add("data", Base64.getEncoder().encodeToString(bytes)));
    request.add("timeoutMs", client.timeout(this).toMillis());
    complete(request);
    Answer answer = ask(request);
    if (format == ReplyFormat.json) {
      out().println(JsonText.pretty(answer.body()));
      out().flush();
    }
    if (answer.error().isPresent()) {
      boolean unknown = changes() && answer.outcomeUnknown();
      throw new CommandFailure(
          unknown ? ExitCode.OUTCOME_UNKNOWN : ExitCode.REFUSED, answer.error().orElse(""));
    }
    if (format == ReplyFormat.raw) {
      show(answer);
    }
    return ExitCode.OK;
  }

  private void show(Answer answer) throws CommandFailure {
    // Nothing was replied when it is absent or null.
    String data = answer.body().getString("data", "");
    try {
      new ReplyOutput(out(), host.binary(), host.terminal()).show(Base64.getDecoder().decode(data));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.REFUSED, "\"data\" of the answer is not Base64: " + e.getMessage());
    }
  }

  private Answer ask(JsonObjectBuilder request) throws CommandFailure, InterruptedException {
    try (ManagementClient node = client.connect(this, client.settings(this, host))) {
      return node.post(path(), request.build());
    } catch (NoAnswerException e) {
      boolean unknown = changes() && e.maybeReceived();
      throw new CommandFailure(
          unknown ? ExitCode.OUTCOME_UNKNOWN : ExitCode.UNREACHABLE,
          e.getMessage() + (unknown ? "; the write may or may not have happened" : ""));
    }
  }
}
