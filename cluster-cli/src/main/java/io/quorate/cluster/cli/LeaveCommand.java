/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.config.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "leave",
    description = {
      "Takes a node out of the configuration: it no longer counts towards quorum.",
      "Its process keeps running; stop it afterwards. A stopped node can be taken out too."
    },
    exitCodeList = {
      "0:accepted",
      "1:refused",
      "2:wrong usage",
      "3:no node could be reached; nothing was changed",
      "4:unknown whether it happened"
    },
    footer = {"@|bold Example:|@", "  ${COMMAND-FULL-NAME} --id n2 --addr 127.0.0.1:17946"})
final class LeaveCommand extends ChangeCommand {
  @Nullable
  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The leaving node (default: quorate.node-id).")
  String id;

  LeaveCommand(Host host) {
    super(host);
  }

  @Override
  String path() {
    return "/leave";
  }

  @Override
  JsonObject request(Settings settings) {
    return Json.createObjectBuilder().add("id", NodeId.said(this, id, settings).value()).build();
  }
}
