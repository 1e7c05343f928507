/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.output.JsonText;
import io.quorate.cluster.impl.recovery.Archive;
import io.quorate.cluster.impl.recovery.RecoveryException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = {
      "Reads a backup through, verifies every checksum, and shows what is in it.",
      "No node is asked."
    },
    exitCodeList = {
      "0:it is whole, and this version can restore it",
      "1:it is no backup, or damaged, or of a newer version",
      "2:wrong usage"
    },
    footer = {"@|bold Example:|@", "  ${COMMAND-FULL-NAME} monday.backup"})
final class InspectCommand extends AbstractCommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  Path file = Path.of("");

  @Override
  int run() throws CommandFailure {
    try {
      out().println(JsonText.pretty(ArchiveObject.of(Archive.verify(file), file)));
      return ExitCode.OK;
    } catch (RecoveryException e) {
      throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
    }
  }
}
