/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.ConfigKeys;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an application says about its node. From MicroProfile Config where the application has it;
 * otherwise from system properties, environment and {@code
 * META-INF/microprofile-config.properties}, in this order.
 */
public final class NodeConfig {
  private static final Logger LOG = LoggerFactory.getLogger(NodeConfig.class);

  private NodeConfig() {}

  /**
   * Every {@code quorate.*} value that was set, checked, by key; logs once what differs from the
   * defaults. Where {@code quorate.enabled} is false nothing else is checked.
   *
   * @param loader the application's class loader
   * @throws io.quorate.cluster.ConfigException listing every problem with key, value and source
   */
  public static Map<String, String> read(ClassLoader loader) {
    return checked(SettingsCollector.collect(source(loader), System.getenv()));
  }

  static Map<String, String> checked(Settings settings) {
    if (disabled(settings)) {
      return settings.texts();
    }
    new CheckedSettings(settings).check();
    if (!settings.strangers().isEmpty()) {
      LOG.warn(
          "The environment has variables that begin like configuration keys and are none: {}",
          String.join(", ", settings.strangers()));
    }
    LOG.info("Configuration: {}", effective(settings));
    return settings.texts();
  }

  private static boolean disabled(Settings settings) {
    return settings
        .of(ConfigKeys.ENABLED.name())
        .filter(said -> said.value().equalsIgnoreCase("false"))
        .isPresent();
  }

  private static SettingSource source(ClassLoader loader) {
    return (microProfilePresent()
            ? MicroProfileSettings.find(loader)
            : Optional.<SettingSource>empty())
        .orElseGet(
            () ->
                new PlainSettings(
                    System.getProperties(), System.getenv(), ApplicationFile.all(loader)));
  }

  private static boolean microProfilePresent() {
    try {
      Class.forName(
          "org.eclipse.microprofile.config.ConfigProvider",
          false,
          NodeConfig.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** What differs from the defaults, secrets masked. */
  static String effective(Settings settings) {
    return settings.said().values().stream()
        .filter(
            said ->
                Settings.key(said.key())
                    .map(key -> !key.defaultText().equals(said.value()))
                    .orElse(true))
        .map(NodeConfig::shown)
        .collect(Collectors.joining(", "));
  }

  private static String shown(Setting said) {
    String value =
        Settings.key(said.key()).map(key -> key.shown(said.value())).orElse(said.value());
    return said.key() + "=" + value + " (" + said.source() + ")";
  }
}
