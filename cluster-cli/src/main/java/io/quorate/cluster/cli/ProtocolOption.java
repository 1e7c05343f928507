/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import picocli.CommandLine.Option;

/** Over which protocol the management port is used. */
final class ProtocolOption {
  enum Protocol {
    http,
    grpc
  }

  @Option(
      names = "--mgmt-proto",
      paramLabel = "http|grpc",
      defaultValue = "http",
      description =
          "Protocol of the management port (default: ${DEFAULT-VALUE}); grpc is not"
              + " available yet.")
  Protocol protocol = Protocol.http;

  void check(AbstractCommand command) {
    if (protocol != Protocol.http) {
      throw command.usage("--mgmt-proto " + protocol + " is not available yet; use http");
    }
  }
}
