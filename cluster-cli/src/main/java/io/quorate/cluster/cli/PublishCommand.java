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
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "publish",
    description = "Publishes a message to a topic, and shows its number there.",
    exitCodeList = {
      "0:published",
      "1:refused",
      "2:wrong usage",
      "3:no node could be reached; nothing was published",
      "4:unknown whether it was published"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME} orders 'two apples' --key apples",
      "  ${COMMAND-FULL-NAME} orders '{\"item\":\"pear\"}' --content-type application/json",
      "  ${COMMAND-FULL-NAME} pictures @pear.png --content-type image/png"
    })
final class PublishCommand extends AbstractCommand {
  private static final String TEXT = "text/plain;charset=utf-8";

  private final Host host;

  @Parameters(index = "0", paramLabel = "TOPIC", description = "The topic's name.")
  String topic = "";

  @Nullable
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = PayloadOptions.LABEL,
      description = PayloadOptions.ABOUT)
  String argument;

  @Mixin PayloadOptions payload = new PayloadOptions();

  @Nullable
  @Option(
      names = "--content-type",
      paramLabel = "TYPE",
      description =
          "The media type of the payload (default: text/plain of one on the command line,"
              + " application/octet-stream of any other).")
  String contentType;

  @Nullable
  @Option(names = "--key", paramLabel = "KEY", description = "What the message is about.")
  String key;

  @Nullable
  @Option(names = "--publisher", paramLabel = "NAME", description = "Who publishes.")
  String publisher;

  @Option(
      names = "--attribute",
      paramLabel = "NAME=VALUE",
      description = "Anything else to say about the message. Repeatable.")
  Map<String, String> attributes = new LinkedHashMap<>();

  @Nullable
  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description =
          "Publishing again with the same key shows the first number and does nothing, as long as"
              + " the first message is retained.")
  String idempotencyKey;

  @Mixin ClientOptions client = new ClientOptions();

  PublishCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure, InterruptedException {
    Answer answer = ask(request());
    if (answer.error().isPresent()) {
      throw new CommandFailure(
          answer.outcomeUnknown() ? ExitCode.OUTCOME_UNKNOWN : ExitCode.REFUSED,
          answer.error().orElse(""));
    }
    out().println(JsonText.pretty(answer.body()));
    return ExitCode.OK;
  }

  private JsonObject request() {
    JsonObjectBuilder request = Json.createObjectBuilder().add("topic", topic);
    payload
        .read(this, argument, host.in())
        .ifPresent(bytes -> request.add("data", Base64.getEncoder().encodeToString(bytes)));
    if (contentType != null) {
      request.add("contentType", contentType);
    } else if (PayloadOptions.isWritten(argument)) {
      request.add("contentType", TEXT);
    }
    add(request, "key", key);
    add(request, "publisher", publisher);
    if (!attributes.isEmpty()) {
      JsonObjectBuilder more = Json.createObjectBuilder();
      attributes.forEach(more::add);
      request.add("attributes", more);
    }
    add(request, "idempotencyKey", idempotencyKey);
    return request.add("timeoutMs", client.timeout(this).toMillis()).build();
  }

  private static void add(JsonObjectBuilder request, String name, @Nullable String value) {
    if (value != null) {
      request.add(name, value);
    }
  }

  private Answer ask(JsonObject request) throws CommandFailure, InterruptedException {
    try (ManagementClient node = client.connect(this, client.settings(this, host))) {
      return node.post("/publish", request);
    } catch (NoAnswerException e) {
      throw e.maybeReceived()
          ? new CommandFailure(
              ExitCode.OUTCOME_UNKNOWN,
              e.getMessage() + "; the message may or may not have been published")
          : new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }
}
