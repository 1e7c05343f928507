/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.cli.output.Cell;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.cluster.cli.output.Table;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import picocli.CommandLine;

/** Shows every configuration key with its value, but for secrets, and where that comes from. */
final class SettingsOutput {
  private final Settings settings;

  SettingsOutput(Settings settings) {
    this.settings = settings;
  }

  void print(CommandLine command, boolean json) {
    if (json) {
      command.getOut().println(JsonText.pretty(json().build()));
    } else {
      table().lines(command.getColorScheme().ansi()).forEach(command.getOut()::println);
    }
    command.getOut().flush();
  }

  private Table table() {
    Table table = new Table("KEY", "VALUE", "FROM");
    for (Setting setting : settings.all()) {
      boolean said = settings.texts().containsKey(setting.key());
      table.row(
          Cell.plain(setting.key()),
          new Cell(setting.value().isEmpty() ? "-" : setting.shown(), said ? "bold" : ""),
          new Cell(setting.source(), said ? "fg(cyan)" : "faint"));
    }
    return table;
  }

  private JsonArrayBuilder json() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Setting setting : settings.all()) {
      array.add(
          Json.createObjectBuilder()
              .add("key", setting.key())
              .add("value", setting.shown())
              .add("from", setting.source()));
    }
    return array;
  }
}
