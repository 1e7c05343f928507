/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.impl.security.BadCredentialsException;
import io.quorate.cluster.impl.security.ClientTls;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What a client shows and trusts, by flags and configuration. */
final class ClientCredentials {
  private ClientCredentials() {}

  static Optional<SSLContext> tls(AbstractCommand command, Settings known, String server) {
    if (!value(command, known, ConfigKeys.TLS_ENABLED)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ClientTls.context(
              value(command, known, ConfigKeys.TLS_CA),
              value(command, known, ConfigKeys.TLS_CERT),
              value(command, known, ConfigKeys.TLS_KEY),
              value(command, known, ConfigKeys.TLS_KEY_PASSWORD),
              value(command, known, ConfigKeys.TLS_SERVER_NAME).orElse(server),
              value(command, known, ConfigKeys.TLS_SKIP_VERIFY)));
    } catch (BadCredentialsException e) {
      throw command.usage(String.valueOf(e.getMessage()));
    }
  }

  private static <T> T value(AbstractCommand command, Settings known, ConfigKey<T> key) {
    return NodeOptions.parse(
        command,
        key,
        known
            .said(key)
            .orElse(new Setting(key.name(), key.defaultText(), "default of " + key.name())));
  }
}
