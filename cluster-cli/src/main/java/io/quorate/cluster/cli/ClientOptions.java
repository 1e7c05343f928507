/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.ManagementClient;
import io.quorate.cluster.cli.client.ManagementClient.Protocol;
import io.quorate.cluster.cli.config.Settings;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which node a command asks, and how. */
final class ClientOptions {
  @Mixin NodeOptions node = new NodeOptions();

  @Option(
      names = "--mgmt-proto",
      paramLabel = "http|grpc",
      defaultValue = "http",
      description = "How to talk to the node (default: ${DEFAULT-VALUE}); its port speaks both.")
  Protocol protocol = Protocol.http;

  Settings settings(AbstractCommand command, Host host) {
    return node.settings(command, host);
  }

  ManagementClient connect(AbstractCommand command, Settings known) {
    return ManagementClient.of(protocol, node.endpoint(command, known));
  }

  Duration timeout(AbstractCommand command) {
    return node.timeout(command);
  }
}
