/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.output.TopicsTable;
import jakarta.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

@Command(
    name = "topics",
    description = {
      "Shows all topics: the last message, up to where all have acknowledged, who reads.",
      "It is what the asked node knows: what others acknowledged is up to"
          + " quorate.topics.cursor-interval old unless it leads."
    },
    exitCodeList = {
      "0:done",
      "1:the node refused to answer",
      "2:wrong usage",
      "3:no node could be reached"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME}",
      "  ${COMMAND-FULL-NAME} --addr :17947 --output json"
    })
final class TopicsCommand extends TableCommand {
  TopicsCommand(Host host) {
    super(host, "/topics", "topics");
  }

  @Override
  List<String> lines(JsonObject answer, Ansi ansi) {
    return new TopicsTable(answer).lines(ansi);
  }
}
