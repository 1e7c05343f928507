/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import io.quorate.examples.driver.process.Ports;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An application in Weld SE with SmallRye Reactive Messaging and a node of its own, in memory. */
final class Application implements AutoCloseable {
  // The build's own properties have the product's prefix, and are no keys of it.
  private static final Path REPOSITORY =
      Path.of(String.valueOf(System.clearProperty("quorate.repo.root")));

  private final SeContainer container;

  static {
    System.clearProperty("quorate.build.dir");
  }

  private Application(SeContainer container) {
    this.container = container;
  }

  /** Libraries are discovered as in any application; the configuration is read while it starts. */
  static Application start(Map<String, String> channels, Class<?>... beans) {
    Map<String, String> values = new LinkedHashMap<>(channels);
    values.putAll(node());
    values.forEach(System::setProperty);
    try {
      return new Application(
          SeContainerInitializer.newInstance().addBeanClasses(beans).initialize());
    } finally {
      values.keySet().forEach(System::clearProperty);
    }
  }

  private static Map<String, String> node() {
    int membership = Ports.free();
    return Map.of(
        "quorate.node-id",
        "n1",
        "quorate.cluster-name",
        "test-" + membership,
        "quorate.bootstrap",
        "true",
        "quorate.data-dir",
        "",
        "quorate.start.await",
        "30s",
        "quorate.membership.bind-address",
        "127.0.0.1:" + membership,
        "quorate.raft.address",
        "127.0.0.1:" + Ports.free(),
        "quorate.management.address",
        "127.0.0.1:" + Ports.free());
  }

  <T> T get(Class<T> type) {
    return container.select(type).get();
  }

  /** The text of a file of the repository. */
  static String text(String file) throws IOException {
    return Files.readString(REPOSITORY.resolve(file));
  }

  /** The first block of a page in a language. */
  static String block(String page, String language) {
    String begin = "```" + language + "\n";
    int from = page.indexOf(begin) + begin.length();
    return page.substring(from, page.indexOf("```", from));
  }

  /** What an exception and its causes say. */
  static String causes(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause).append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    container.close();
  }
}
