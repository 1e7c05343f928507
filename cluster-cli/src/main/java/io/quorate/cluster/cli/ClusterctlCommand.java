/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import picocli.CommandLine.Command;

@Command(
    name = "clusterctl",
    description = "Runs and looks after the nodes of a Quorate cluster.",
    exitCodeList = {
      "0:it worked",
      "1:a node answered and refused or failed; a node could not start",
      "2:wrong usage or configuration",
      "3:no node could be reached; nothing was changed",
      "4:the change may or may not have happened",
      "5:the node answered that it is not healthy"
    },
    footer = {
      "@|bold A cluster of two on this machine:|@",
      "  ${COMMAND-FULL-NAME} run --id n1 --bootstrap",
      "  ${COMMAND-FULL-NAME} run --id n2 --join :7946 --mem-bind :7947 \\",
      "      --raft-addr :9521 --mgmt-addr :17947",
      "  ${COMMAND-FULL-NAME} join --id n2 --raft-addr :9521",
      "  ${COMMAND-FULL-NAME} status --output table",
      "  ${COMMAND-FULL-NAME} write put '{\"key\":\"color\",\"value\":\"blue\"}'",
      "  ${COMMAND-FULL-NAME} read get color --addr :17947",
      "  ${COMMAND-FULL-NAME} publish orders 'two apples'",
      "  ${COMMAND-FULL-NAME} subscribe orders --follow"
    })
final class ClusterctlCommand extends AbstractCommand {
  @Override
  int run() {
    throw usage(
        "Missing command: "
            + String.join(
                ", ",
                spec.subcommands().keySet().stream()
                    .filter(name -> !name.equals("help"))
                    .toList()));
  }
}
