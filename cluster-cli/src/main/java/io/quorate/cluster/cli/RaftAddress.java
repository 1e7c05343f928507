/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.config.Setting;

/** A Raft address that goes into a configuration: one that others can call. */
final class RaftAddress {
  private RaftAddress() {}

  static HostPort parse(AbstractCommand command, String text) {
    HostPort address =
        NodeOptions.parse(command, ConfigKeys.RAFT_ADDRESS, new Setting("", text, "--raft-addr"));
    if (address.port() == 0) {
      throw command.usage(
          "--raft-addr \"" + text + "\": write the port that the node will listen on, not 0");
    }
    return address;
  }
}
