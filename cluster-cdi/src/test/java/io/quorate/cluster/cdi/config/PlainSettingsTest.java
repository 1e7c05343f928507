/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ConfigException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node's configuration where there is no MicroProfile Config. */
class PlainSettingsTest {
  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path directory;

  @Test
  void systemProperties_winOverEnvironment_winsOverTheFile() throws IOException {
    file("app", "quorate.node-id=file", "quorate.cluster-name=file", "quorate.data-dir=file");
    environment.put("QUORATE_NODE_ID", "environment");
    environment.put("QUORATE_CLUSTER_NAME", "environment");
    system.setProperty("quorate.node-id", "system");
    assertEquals(
        Map.of(
            "quorate.node-id", "system",
            "quorate.cluster-name", "environment",
            "quorate.data-dir", "file"),
        read("app"));
  }

  @Test
  void ofSeveralFiles_theHigherOrdinalWins() throws IOException {
    file("library", "quorate.node-id=library", "quorate.cluster-name=library");
    file("app", "config_ordinal=120", "quorate.node-id=app");
    assertEquals(
        Map.of("quorate.node-id", "app", "quorate.cluster-name", "library"),
        read("library", "app"));
  }

  @Test
  void problems_nameTheirSource() throws IOException {
    file("app", "quorate.raft.adress=127.0.0.1:1", "quorate.cluster-name=${team}");
    environment.put("QUORATE_NODE_ID", "no spaces");
    system.setProperty("quorate.bootstrap", "yes");
    List<String> problems = assertThrows(ConfigException.class, () -> read("app")).problems();
    String all = String.join("\n", problems);
    assertEquals(4, problems.size(), all);
    assertTrue(all.contains("(from environment variable QUORATE_NODE_ID)"), all);
    assertTrue(
        all.contains("quorate.bootstrap = \"yes\": write true or false (from system property)"),
        all);
    assertTrue(all.contains("did you mean quorate.raft.address? (from file:"), all);
    assertTrue(
        all.contains(
            "quorate.cluster-name = \"${team}\": an expression, which needs MicroProfile Config"),
        all);
  }

  private void file(String name, String... lines) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name).resolve("META-INF"));
    Files.write(folder.resolve("microprofile-config.properties"), List.of(lines));
  }

  private Map<String, String> read(String... names) throws IOException {
    URL[] urls = new URL[names.length];
    for (int i = 0; i < names.length; i++) {
      urls[i] = directory.resolve(names[i]).toUri().toURL();
    }
    try (URLClassLoader application = new URLClassLoader(urls, null)) {
      return NodeConfig.checked(
          SettingsCollector.collect(
              new PlainSettings(system, environment, ApplicationFile.all(application)),
              environment));
    }
  }
}
