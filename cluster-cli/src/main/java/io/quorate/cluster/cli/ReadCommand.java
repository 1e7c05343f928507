/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import jakarta.json.JsonObjectBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "read",
    description = "Calls an operation that reads state, and shows its reply.",
    exitCodeList = {
      "0:done",
      "1:refused, or the handler's own error",
      "2:wrong usage",
      "3:no node could be reached, or it gave no answer"
    },
    footer = {
      "@|bold Examples|@ with the key-value handler of `${PARENT-COMMAND-FULL-NAME} run`:",
      "  ${COMMAND-FULL-NAME} get color",
      "  ${COMMAND-FULL-NAME} list '{\"prefix\":\"co\",\"limit\":10}' --consistency local"
    })
final class ReadCommand extends CallCommand {
  enum Consistency {
    linearizable,
    session,
    local
  }

  @Option(
      names = "--consistency",
      paramLabel = "linearizable|session|local",
      defaultValue = "linearizable",
      description = {
        "How new the state must be (default: ${DEFAULT-VALUE}).",
        "linearizable: sees all writes that completed anywhere before;",
        "session: sees those that the asked node completed before;",
        "local: sees what the asked node has, however old."
      })
  Consistency consistency = Consistency.linearizable;

  ReadCommand(Host host) {
    super(host);
  }

  @Override
  String path() {
    return "/appread";
  }

  @Override
  boolean changes() {
    return false;
  }

  @Override
  void complete(JsonObjectBuilder request) {
    request.add("consistency", consistency.name());
  }
}
