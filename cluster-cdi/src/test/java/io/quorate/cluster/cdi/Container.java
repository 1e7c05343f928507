/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.examples.driver.process.Ports;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An application of given classes in a container of its own, with a configuration of its own. */
public final class Container implements AutoCloseable {
  /** The repository's directory. */
  public static final Path REPOSITORY = Path.of(take("quorate.repo.root"));

  /** The module's directory for what is built. */
  public static final Path BUILD = Path.of(take("quorate.build.dir"));

  private final SeContainer container;

  private Container(SeContainer container) {
    this.container = container;
  }

  /** Configuration of a node that forms a cluster of itself on free ports. */
  public static Map<String, String> alone() {
    int membership = Ports.free();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("quorate.node-id", "n1");
    values.put("quorate.cluster-name", "test-" + membership);
    values.put("quorate.bootstrap", "true");
    values.put("quorate.data-dir", BUILD.resolve("nodes/" + membership).toString());
    values.put("quorate.start.await", "30s");
    values.put("quorate.raft.free-space-min", "0");
    values.put("quorate.membership.bind-address", "127.0.0.1:" + membership);
    values.put("quorate.raft.address", "127.0.0.1:" + Ports.free());
    values.put("quorate.management.address", "127.0.0.1:" + Ports.free());
    return values;
  }

  /** The build's own properties have the product's prefix, and are no keys of it. */
  private static String take(String property) {
    return String.valueOf(System.clearProperty(property));
  }

  @SuppressWarnings("unchecked") // the API takes an array of generic type
  private static SeContainerInitializer withExtension() {
    return SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addExtensions(QuorateExtension.class);
  }

  /** A running application; the configuration is read while it starts. */
  public static Container start(Map<String, String> configuration, Class<?>... beans) {
    configuration.forEach(System::setProperty);
    try {
      return new Container(withExtension().addBeanClasses(beans).initialize());
    } finally {
      configuration.keySet().forEach(System::clearProperty);
    }
  }

  /** An instance of a bean. */
  public <T> T get(Class<T> type) {
    return container.select(type).get();
  }

  /** The container itself. */
  public SeContainer container() {
    return container;
  }

  @Override
  public void close() {
    if (container.isRunning()) {
      container.close();
    }
  }
}
