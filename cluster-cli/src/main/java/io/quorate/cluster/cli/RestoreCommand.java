/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.cluster.impl.recovery.Archive;
import io.quorate.cluster.impl.recovery.RecoveryException;
import io.quorate.cluster.impl.recovery.Restore;
import jakarta.json.Json;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = {
      "Makes the data directory of a fresh cluster out of a backup. No node runs meanwhile.",
      "The node that is then started on it is its only voter; others join it with empty"
          + " directories. Its UUID is new and its epoch higher, so that nodes of the old cluster"
          + " keep away and fencing tokens never decrease. Everything written after the backup is"
          + " not in it."
    },
    exitCodeList = {
      "0:restored",
      "1:it is no backup, or damaged, or of a newer version, or the directory cannot be used",
      "2:wrong usage"
    },
    footer = {
      "@|bold Example:|@",
      "  ${COMMAND-FULL-NAME} monday.backup --data data/n1 --id n1 --raft-addr 127.0.0.1:9521"
    })
final class RestoreCommand extends AbstractCommand {
  private final Host host;

  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  Path file = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data directory: empty, or not there yet.")
  Path data = Path.of("");

  @Option(
      names = "--id",
      required = true,
      paramLabel = "ID",
      description = "The node that will run on it (its quorate.node-id).")
  String id = "";

  @Option(
      names = "--raft-addr",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Where others will reach its consensus; without a host, loopback.")
  String raftAddress = "";

  RestoreCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure {
    NodeOptions.parse(this, ConfigKeys.NODE_ID, new Setting("", id, "--id"));
    HostPort address = RaftAddress.parse(this, raftAddress);
    try {
      Archive archive = Archive.verify(file);
      Restore.Restored restored = Restore.into(archive, data, id, address.toString(), host.clock());
      out()
          .println(
              JsonText.pretty(
                  Json.createObjectBuilder()
                      .add("data", data.toString())
                      .add("nodeId", id)
                      .add("raftAddr", address.toString())
                      .add("clusterName", archive.header().clusterName())
                      .add("clusterId", restored.clusterId().toString())
                      .add("epoch", restored.epoch())
                      .add("index", archive.header().index())
                      .build()));
      return ExitCode.OK;
    } catch (RecoveryException e) {
      throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
    }
  }
}
