/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.ManagementClient;
import io.quorate.cluster.cli.client.ManagementClient.Protocol;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.cluster.cli.output.MembersTable;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "members",
    description = {
      "Shows the members as the asked node itself sees them: who is there, at which addresses, and"
          + " in which role.",
      "A node that only observes (quorate.role=client), or that knows no leader, answers too."
    },
    exitCodeList = {
      "0:done",
      "1:the node refused to answer",
      "2:wrong usage",
      "3:no node could be reached, or it is gone"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME}",
      "  ${COMMAND-FULL-NAME} --addr :17947 --watch"
    })
final class MembersCommand extends AbstractCommand {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final long LOOK_MILLIS = 250;

  private final Host host;

  @Mixin NodeOptions node = new NodeOptions();

  @Option(
      names = {"-w", "--watch"},
      description = "Go on, with a line for each change, until it is interrupted.")
  boolean watch;

  @Option(
      names = "--json",
      description = "All that is known, as JSON; with --watch, on one line, and one each change.")
  boolean json;

  MembersCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure, InterruptedException {
    Settings settings = node.settings(this, host);
    try (ManagementClient client =
        ManagementClient.of(Protocol.http, node.endpoint(this, settings))) {
      JsonObject now = ask(client, "/v1/members");
      show(now);
      if (watch) {
        watch(client, now);
      }
    } catch (NoAnswerException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private void watch(ManagementClient client, JsonObject first)
      throws CommandFailure, NoAnswerException {
    long last = last(first);
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        JsonObject now = ask(client, "/v1/members?after=" + last);
        if (last(now) < last) {
          // It has been restarted meanwhile, and counts anew.
          show(now);
        } else {
          now.getJsonArray("changes").getValuesAs(JsonObject.class).forEach(this::tell);
        }
        last = last(now);
        out().flush();
      }
    } catch (InterruptedException e) {
      // There is no other end to it; the thread's owner may want to know too.
      Thread.currentThread().interrupt();
    }
  }

  private static long last(JsonObject answer) {
    return answer.getJsonNumber("lastChange").longValue();
  }

  private static JsonObject ask(ManagementClient client, String path)
      throws CommandFailure, NoAnswerException, InterruptedException {
    Answer answer = client.get(path);
    if (answer.error().isPresent() || !answer.body().containsKey("lastChange")) {
      throw new CommandFailure(
          ExitCode.REFUSED, answer.error().orElse("the answer tells no members: " + answer.body()));
    }
    return answer.body();
  }

  private void show(JsonObject answer) {
    if (json) {
      out().println(watch ? JsonText.line(answer) : JsonText.pretty(answer));
    } else {
      new MembersTable(answer)
          .lines(spec.commandLine().getColorScheme().ansi())
          .forEach(out()::println);
    }
    out().flush();
  }

  private void tell(JsonObject change) {
    out()
        .println(
            json
                ? JsonText.line(change)
                : time(change.getString("time", "")) + " " + MembersTable.change(change));
  }

  private String time(String instant) {
    try {
      return TIME.format(Instant.parse(instant).atZone(host.clock().getZone()));
    } catch (DateTimeException e) {
      return "-";
    }
  }
}
