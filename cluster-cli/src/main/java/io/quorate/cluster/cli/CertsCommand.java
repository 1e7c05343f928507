/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import picocli.CommandLine.Command;

@Command(
    name = "certs",
    description = {
      "Makes certificates for development, and shows what is in any.",
      "The authority's key lies in a plain file: for production, let an authority that guards its"
          + " key issue certificates like these."
    },
    subcommands = {CertsInitCommand.class, CertsIssueCommand.class, CertsInspectCommand.class},
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME} init --dir certs",
      "  ${COMMAND-FULL-NAME} issue --dir certs --node n1",
      "  ${COMMAND-FULL-NAME} issue --dir certs --client alice",
      "  ${COMMAND-FULL-NAME} inspect certs/n1.pem"
    })
final class CertsCommand extends AbstractCommand {
  @Override
  int run() {
    throw usage("Missing command: init, issue, inspect");
  }
}
