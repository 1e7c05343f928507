/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.config.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "join",
    description = {
      "Brings a running node into the configuration, so that it replicates and votes.",
      "The node must be running and know the others (run --join). Joining again is allowed."
    },
    exitCodeList = {
      "0:accepted",
      "1:refused",
      "2:wrong usage",
      "3:no node could be reached; nothing was changed",
      "4:unknown whether it happened"
    },
    footer = {
      "@|bold Example:|@",
      "  ${COMMAND-FULL-NAME} --id n2 --raft-addr 127.0.0.1:9521 --addr 127.0.0.1:17946"
    })
final class JoinCommand extends ChangeCommand {
  @Nullable
  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The joining node (default: quorate.node-id).")
  String id;

  @Nullable
  @Option(
      names = "--raft-addr",
      paramLabel = "HOST:PORT",
      description =
          "Where the others reach its consensus; without a host, loopback (default:"
              + " quorate.raft.advertised-address, quorate.raft.address).")
  String raftAddress;

  JoinCommand(Host host) {
    super(host);
  }

  @Override
  String path() {
    return "/join";
  }

  @Override
  JsonObject request(Settings settings) {
    Setting node = NodeId.said(this, id, settings);
    Setting raft =
        Optional.ofNullable(raftAddress)
            .map(text -> new Setting("", text, "--raft-addr"))
            .or(() -> settings.said(ConfigKeys.RAFT_ADVERTISED_ADDRESS))
            .or(() -> settings.said(ConfigKeys.RAFT_ADDRESS))
            .orElseThrow(
                () -> usage("Missing required option: '--raft-addr=HOST:PORT' of the new node"));
    return Json.createObjectBuilder()
        .add("id", node.value())
        .add("raftAddr", NodeOptions.parse(this, ConfigKeys.RAFT_ADDRESS, raft).toString())
        .build();
  }
}
