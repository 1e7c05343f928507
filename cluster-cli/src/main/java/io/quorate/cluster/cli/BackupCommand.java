/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.BackupDownload;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.client.RefusedException;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.cluster.impl.recovery.Archive;
import io.quorate.cluster.impl.recovery.RecoveryException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    description = {
      "Writes the state of a running cluster into a file: handlers, topics, sessions, operations,"
          + " as they were between two entries.",
      "All that was acknowledged before is in it. The cluster goes on meanwhile. The file is there"
          + " only when it is whole and all its checksums are right; only its owner can read it."
    },
    exitCodeList = {
      "0:written and verified",
      "1:refused or failed; there is no file",
      "2:wrong usage, or the file exists",
      "3:no node could be reached, or it is gone; there is no file"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME} monday.backup --addr 127.0.0.1:17946",
      "  ${COMMAND-FULL-NAME} last.backup --force --local"
    })
final class BackupCommand extends AbstractCommand {
  private final Host host;

  @Parameters(index = "0", paramLabel = "FILE", description = "Where the backup is written.")
  Path file = Path.of("");

  @Option(
      names = "--local",
      description =
          "Take what the asked node has, however old: without this a leader is needed, so that"
              + " nothing is missing.")
  boolean local;

  @Option(names = "--force", description = "Replace the file if it exists.")
  boolean force;

  @Mixin NodeOptions node = new NodeOptions();

  BackupCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure, InterruptedException {
    Settings settings = node.settings(this, host);
    BackupDownload download = new BackupDownload(node.endpoint(this, settings));
    try (BackupFile backup = new BackupFile(file, force)) {
      download(download, backup);
      backup.sync();
      Archive archive = Archive.whole(backup.part());
      backup.finish();
      out().println(JsonText.pretty(ArchiveObject.of(archive, file)));
      return ExitCode.OK;
    } catch (RecoveryException e) {
      throw new CommandFailure(
          ExitCode.REFUSED, "what the node sent is not whole: " + e.getMessage());
    }
  }

  private void download(BackupDownload download, BackupFile backup)
      throws CommandFailure, InterruptedException {
    try {
      download.to(backup.out(), local ? "local" : "linearizable");
    } catch (RefusedException e) {
      throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
    } catch (NoAnswerException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw backup.failed(e);
    }
  }
}
