/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.output.AutopilotTable;
import jakarta.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

@Command(
    name = "autopilot",
    description = {
      "Shows what the leader's autopilot sees of every node, and what it is about to do with it or"
          + " why nothing.",
      "Any node may be asked."
    },
    exitCodeList = {
      "0:done",
      "1:the node refused to answer, or no leader could be asked",
      "2:wrong usage",
      "3:no node could be reached"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME}",
      "  ${COMMAND-FULL-NAME} --addr :17947 --output json"
    })
final class AutopilotCommand extends TableCommand {
  AutopilotCommand(Host host) {
    super(host, "/v1/autopilot", "servers");
  }

  @Override
  List<String> lines(JsonObject answer, Ansi ansi) {
    return new AutopilotTable(answer).lines(ansi);
  }
}
