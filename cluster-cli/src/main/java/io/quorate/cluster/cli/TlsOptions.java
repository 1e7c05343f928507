/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** TLS of the management port: names are settled, the function is to come. */
final class TlsOptions {
  private static final String INSTEAD =
      "without TLS nodes listen on loopback, or with --set"
          + " quorate.security.allow-insecure=true where the network itself is trusted";

  @NotYet(INSTEAD)
  @Option(names = "--tls-enable", description = "Use TLS. Not available yet.")
  boolean enable;

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description = "Certificates that are trusted. Not available yet.")
  String ca;

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Own certificate. Not available yet.")
  String cert;

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Own private key. Not available yet.")
  String key;

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--tls-server-name",
      paramLabel = "NAME",
      description = "Name expected in the certificate. Not available yet.")
  String serverName;

  @NotYet(INSTEAD)
  @Option(
      names = "--tls-skip-verify",
      description = "Trust any certificate, for development. Not available yet.")
  boolean skipVerify;
}
