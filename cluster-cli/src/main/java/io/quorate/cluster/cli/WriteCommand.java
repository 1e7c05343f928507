/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import jakarta.json.JsonObjectBuilder;
import picocli.CommandLine.Command;

@Command(
    name = "write",
    description = "Calls an operation that changes state, and shows its reply.",
    exitCodeList = {
      "0:done",
      "1:refused, or the handler's own error",
      "2:wrong usage",
      "3:no node could be reached; nothing was changed",
      "4:unknown whether it happened"
    },
    footer = {
      "@|bold Examples|@ with the key-value handler of `${PARENT-COMMAND-FULL-NAME} run`:",
      "  ${COMMAND-FULL-NAME} put '{\"key\":\"color\",\"value\":\"blue\"}'",
      "  ${COMMAND-FULL-NAME} append '{\"key\":\"color\",\"value\":\"ish\"}'",
      "  echo -n color | ${COMMAND-FULL-NAME} delete -"
    })
final class WriteCommand extends CallCommand {
  WriteCommand(Host host) {
    super(host);
  }

  @Override
  String path() {
    return "/appwrite";
  }

  @Override
  boolean changes() {
    return true;
  }

  @Override
  void complete(JsonObjectBuilder request) {}
}
