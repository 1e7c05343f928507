/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that shows what a node answers at one path, as a table or as it is. */
abstract class TableCommand extends AbstractCommand {
  enum Format {
    table,
    json
  }

  private final Host host;
  private final String path;
  private final String list;

  @Mixin NodeOptions node = new NodeOptions();

  @Option(
      names = "--output",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "A table for people, or JSON (default: ${DEFAULT-VALUE}).")
  Format format = Format.table;

  /**
   * Asks at a path.
   *
   * @param list the field that every good answer has
   */
  TableCommand(Host host, String path, String list) {
    this.host = host;
    this.path = path;
    this.list = list;
  }

  abstract List<String> lines(JsonObject answer, Ansi ansi);

  @Override
  final int run() throws CommandFailure, InterruptedException {
    Answer answer = ask();
    if (answer.error().isPresent() || !answer.body().containsKey(list)) {
      throw new CommandFailure(
          ExitCode.REFUSED,
          answer.error().orElse("the answer tells no " + list + ": " + answer.body()));
    }
    if (format == Format.json) {
      out().println(JsonText.pretty(answer.body()));
    } else {
      lines(answer.body(), spec.commandLine().getColorScheme().ansi()).forEach(out()::println);
    }
    return ExitCode.OK;
  }

  private Answer ask() throws CommandFailure, InterruptedException {
    try {
      return node.get(this, node.settings(this, host), path);
    } catch (NoAnswerException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }
}
