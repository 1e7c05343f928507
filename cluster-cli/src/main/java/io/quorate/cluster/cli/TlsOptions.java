/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cli.config.Settings;
import io.quorate.cluster.cli.config.SettingsBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of TLS, each a short form of a configuration key. */
final class TlsOptions {
  private static final Map<String, String> FLAGS =
      Map.of(
          ConfigKeys.TLS_ENABLED.name(), "--tls-enable",
          ConfigKeys.TLS_CA.name(), "--tls-ca",
          ConfigKeys.TLS_CERT.name(), "--tls-cert",
          ConfigKeys.TLS_KEY.name(), "--tls-key",
          ConfigKeys.TLS_SERVER_NAME.name(), "--tls-server-name",
          ConfigKeys.TLS_SKIP_VERIFY.name(), "--tls-skip-verify");

  @Nullable
  @Option(
      names = "--tls-enable",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Use TLS 1.3 (default: quorate.tls.enabled, false).")
  String enable;

  @Nullable
  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description = "PEM file with the authorities that are trusted (default: quorate.tls.ca).")
  String ca;

  @Nullable
  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "PEM file with the own certificate (default: quorate.tls.cert).")
  String cert;

  @Nullable
  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "PEM file with its private key (default: quorate.tls.key).")
  String key;

  @Nullable
  @Option(
      names = "--tls-server-name",
      paramLabel = "NAME",
      description =
          "The name that a node's certificate must have (default: the host that is called).")
  String serverName;

  @Nullable
  @Option(
      names = "--tls-skip-verify",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Trust any certificate; for development only.")
  String skipVerify;

  /** The flag that sets a key, if there is one. */
  static Optional<String> flagOf(String key) {
    return Optional.ofNullable(FLAGS.get(key));
  }

  /** Adds what the flags say. */
  void addTo(SettingsBuilder settings) {
    said().forEach((name, value) -> settings.set(name, value, "flag " + FLAGS.get(name)));
  }

  private Map<String, String> said() {
    Map<ConfigKey<?>, @Nullable String> all = new LinkedHashMap<>();
    all.put(ConfigKeys.TLS_ENABLED, enable);
    all.put(ConfigKeys.TLS_CA, ca);
    all.put(ConfigKeys.TLS_CERT, cert);
    all.put(ConfigKeys.TLS_KEY, key);
    all.put(ConfigKeys.TLS_SERVER_NAME, serverName);
    all.put(ConfigKeys.TLS_SKIP_VERIFY, skipVerify);
    Map<String, String> said = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (value != null) {
            said.put(name.name(), value);
          }
        });
    return said;
  }

  /** Whoever gives certificates means to use them. */
  void check(AbstractCommand command, Settings settings) {
    boolean enabled =
        settings
            .said(ConfigKeys.TLS_ENABLED)
            .map(setting -> setting.value().equalsIgnoreCase("true"))
            .orElse(false);
    if (!enabled && enable == null) {
      said().keySet().stream()
          .findFirst()
          .ifPresent(
              name -> {
                throw command.usage(
                    FLAGS.get(name)
                        + " does nothing without --tls-enable; add it, or take both away");
              });
    }
  }
}
