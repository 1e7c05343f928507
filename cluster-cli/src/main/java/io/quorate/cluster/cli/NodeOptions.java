/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.Endpoint;
import io.quorate.cluster.cli.client.ManagementClient;
import io.quorate.cluster.cli.client.ManagementClient.Protocol;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.cli.config.SettingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

  @Nullable
  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the bearer token to send, where nodes ask for one.")
  Path tokenFile;

  @Mixin SettingOptions settings = new SettingOptions();

  @Mixin TlsOptions tls = new TlsOptions();

  Settings settings(AbstractCommand command, Host host) {
    SettingsBuilder builder = settings.read(command, host);
    tls.addTo(builder);
    Settings read = builder.build();
    tls.check(command, read);
    return read;
  }

  /** What the node knows of its topics. */
  Answer topics(AbstractCommand command, Settings known)
      throws NoAnswerException, InterruptedException {
    return get(command, known, "/topics");
  }

  /** What the node answers at a path, over HTTP. */
  Answer get(AbstractCommand command, Settings known, String path)
      throws NoAnswerException, InterruptedException {
    try (ManagementClient node = ManagementClient.of(Protocol.http, endpoint(command, known))) {
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

  /** The node, with what this client shows to it. */
  Endpoint endpoint(AbstractCommand command, Settings known) {
    HostPort host = address(command, known);
    return endpoint(command, known, host.host(), host);
  }

  /** A node elsewhere, whose certificate has to have this name unless another was given. */
  Endpoint endpoint(AbstractCommand command, Settings known, String name, HostPort host) {
    return new Endpoint(
        host, timeout(command), ClientCredentials.tls(command, known, name), token(command));
  }

  private Optional<String> token(AbstractCommand command) {
    if (tokenFile == null) {
      return Optional.empty();
    }
    try {
      String token = Files.readString(tokenFile).strip();
      if (!token.isEmpty()) {
        return Optional.of(token);
      }
    } catch (IOException e) {
      throw command.usage("--token-file " + tokenFile + " cannot be read: " + e.getMessage());
    }
    throw command.usage("--token-file " + tokenFile + " is empty");
  }

  static <T> T parse(AbstractCommand command, ConfigKey<T> key, Setting said) {
    try {
      return key.parser().apply(said.value().trim());
    } catch (IllegalArgumentException e) {
      throw command.usage(said.source() + " \"" + said.value() + "\": " + e.getMessage());
    }
  }
}
