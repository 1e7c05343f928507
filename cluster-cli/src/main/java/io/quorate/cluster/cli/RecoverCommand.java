/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.output.Cell;
import io.quorate.cluster.cli.output.RecoveryText;
import io.quorate.cluster.impl.recovery.Recovery;
import io.quorate.cluster.impl.recovery.RecoveryException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "recover",
    description = {
      "Makes a cluster of one node's own data again, after a quorum was lost for good. No node runs"
          + " on that data meanwhile.",
      "The node becomes the only voter of a cluster with a new UUID and a higher epoch; state,"
          + " sessions, operations and topics stay. The others join it with empty directories."
          + " Without --accept-data-loss it only shows what it would do."
    },
    exitCodeList = {
      "0:recovered",
      "1:the directory cannot be used, and nothing was changed; or it could not be written: nothing"
          + " is lost, and the same command again goes on",
      "2:wrong usage, or --accept-data-loss is missing; nothing was changed"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME} --from data/n2",
      "  ${COMMAND-FULL-NAME} --from data/n2 --accept-data-loss",
      "  ${COMMAND-FULL-NAME} --from data/n1 --skip-entry 4711 --accept-data-loss"
    })
final class RecoverCommand extends AbstractCommand {
  private final Host host;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The node's data directory (its quorate.data-dir).")
  Path data = Path.of("");

  @Nullable
  @Option(
      names = "--raft-addr",
      paramLabel = "HOST:PORT",
      description = "Its Raft address from now on (default: the one it had).")
  String raftAddress;

  @Option(
      names = "--skip-entry",
      paramLabel = "INDEX",
      description =
          "Replace an entry that no node can apply by a record that it was skipped: what it would"
              + " have done is lost. Repeatable.")
  List<Long> skipped = List.of();

  @Option(
      names = "--accept-data-loss",
      description = "Do it, though what is told before may be lost.")
  boolean accepted;

  RecoverCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure {
    try (Recovery recovery = Recovery.open(data)) {
      String address = address(recovery);
      new RecoveryText(recovery, data, address, skipped)
          .lines()
          .forEach(line -> out().println(Cell.printable(line)));
      out().flush();
      if (!accepted) {
        recovery.check(skipped);
        throw new CommandFailure(
            ExitCode.USAGE, "nothing was changed; add --accept-data-loss to do it");
      }
      Recovery.Recovered recovered = recovery.recover(address, skipped, host.clock());
      out().println("Done: cluster " + recovered.clusterId() + ", epoch " + recovered.epoch());
      out().println("  what was there before is in " + recovered.kept());
      return ExitCode.OK;
    } catch (RecoveryException e) {
      throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
    }
  }

  private String address(Recovery recovery) {
    if (raftAddress != null) {
      return RaftAddress.parse(this, raftAddress).toString();
    }
    return recovery
        .address()
        .orElseThrow(
            () ->
                usage(
                    "the log of "
                        + recovery.nodeId()
                        + " does not say its address: add --raft-addr HOST:PORT"));
  }
}
