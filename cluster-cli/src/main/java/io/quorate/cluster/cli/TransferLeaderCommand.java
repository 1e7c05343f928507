/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.config.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "transfer-leader",
    description = {
      "Hands leadership to another voter, within three seconds, or leaves it where it is.",
      "Without --to it goes to the voter that has most of the log. Writes wait meanwhile."
    },
    exitCodeList = {
      "0:done",
      "1:refused",
      "2:wrong usage",
      "3:no node could be reached; nothing was changed",
      "4:unknown whether it happened"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME} --addr 127.0.0.1:17946",
      "  ${COMMAND-FULL-NAME} --to n2"
    })
final class TransferLeaderCommand extends ChangeCommand {
  @Nullable
  @Option(names = "--to", paramLabel = "ID", description = "The voter that shall lead.")
  String target;

  TransferLeaderCommand(Host host) {
    super(host);
  }

  @Override
  String path() {
    return "/v1/leader";
  }

  @Override
  JsonObject request(Settings settings) {
    if (target == null) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    NodeOptions.parse(this, ConfigKeys.NODE_ID, new Setting("", target, "--to"));
    return Json.createObjectBuilder().add("id", target).build();
  }
}
