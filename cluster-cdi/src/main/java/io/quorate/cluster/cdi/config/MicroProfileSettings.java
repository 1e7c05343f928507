/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * Settings through MicroProfile Config, so with its sources, profiles and expressions. The only
 * class of the node's configuration that names its types; {@link #find} is called after a look
 * whether they are there.
 */
final class MicroProfileSettings implements SettingSource {
  private static final String UNRESOLVED =
      "cannot be resolved; give every name in its expression a value, or a default after a colon";

  private final Config config;

  private MicroProfileSettings(Config config) {
    this.config = config;
  }

  /** The configuration of an application; empty when there is the API and no implementation. */
  static Optional<SettingSource> find(ClassLoader loader) {
    ConfigProviderResolver resolver;
    try {
      resolver = ConfigProviderResolver.instance();
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
    return Optional.of(new MicroProfileSettings(resolver.getConfig(loader)));
  }

  @Override
  public Optional<Setting> setting(String key) {
    ConfigValue value;
    try {
      value = config.getConfigValue(key);
    } catch (NoSuchElementException | IllegalArgumentException e) {
      throw new UnreadableSettingException(key, "", UNRESOLVED, "MicroProfile Config");
    }
    String source = String.valueOf(value.getSourceName());
    if (value.getValue() != null) {
      return SettingsCollector.setting(key, value.getValue(), source);
    }
    String raw = value.getRawValue();
    if (raw == null || raw.isEmpty()) {
      return Optional.empty();
    }
    throw new UnreadableSettingException(key, raw, UNRESOLVED, source);
  }

  @Override
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    config.getPropertyNames().forEach(names::add);
    return names;
  }
}
