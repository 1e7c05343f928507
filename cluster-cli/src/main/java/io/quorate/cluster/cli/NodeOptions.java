/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.ManagementClient;
import io.quorate.cluster.cli.client.ManagementClient.Protocol;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.config.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which node a command asks, and how long it waits. */
final class NodeOptions {
  @Nullable
  @Option(
      names = "--addr",
      paramLabel = "HOST:PORT",
      description =
          "Management address of any node; without a host, loopback (default:"
              + " quorate.management.address, 127.0.0.1:17946).")
  String address;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "How long to wait, for example 500ms, 10s or 1m (default: ${DEFAULT-VALUE}).")
  String timeout = "10s";

  @Mixin SettingOptions settings = new SettingOptions();

  @Mixin TlsOptions tls = new TlsOptions();

  Settings settings(AbstractCommand command, Host host) {
    return settings.read(command, host).build();
  }

  /** What the node knows of its topics. */
  Answer topics(AbstractCommand command, Settings known)
      throws NoAnswerException, InterruptedException {
    return get(command, known, "/topics");
  }

  /** What the node answers at a path, over HTTP. */
  Answer get(AbstractCommand command, Settings known, String path)
      throws NoAnswerException, InterruptedException {
    try (ManagementClient node =
        ManagementClient.of(Protocol.http, address(command, known), timeout(command))) {
      return node.get(path);
    }
  }

  Duration timeout(AbstractCommand command) {
    return parse(command, ConfigKeys.WRITE_TIMEOUT, new Setting("", timeout, "--timeout"));
  }

  HostPort address(AbstractCommand command, Settings known) {
    ConfigKey<HostPort> key = ConfigKeys.MANAGEMENT_ADDRESS;
    Setting said =
        address != null
            ? new Setting("", address, "--addr")
            : known.said(key).orElse(new Setting("", key.defaultText(), "--addr"));
    return parse(command, key, said);
  }

  static <T> T parse(AbstractCommand command, ConfigKey<T> key, Setting said) {
    try {
      return key.parser().apply(said.value().trim());
    } catch (IllegalArgumentException e) {
      throw command.usage(said.source() + " \"" + said.value() + "\": " + e.getMessage());
    }
  }
}
