/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.config.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which node is meant: the one of the flag, else the configured one. */
final class NodeId {
  private NodeId() {}

  static Setting said(AbstractCommand command, @Nullable String flag, Settings settings) {
    Setting said =
        Optional.ofNullable(flag)
            .map(text -> new Setting("", text, "--id"))
            .or(() -> settings.said(ConfigKeys.NODE_ID))
            .orElseThrow(() -> command.usage("Missing required option: '--id=ID'"));
    NodeOptions.parse(command, ConfigKeys.NODE_ID, said);
    return said;
  }
}
