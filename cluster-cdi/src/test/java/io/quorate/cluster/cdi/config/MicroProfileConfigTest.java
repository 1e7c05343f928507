/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ConfigException;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.ReadConsistency;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.MapBackedConfigSource;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The node's configuration through SmallRye Config. */
class MicroProfileConfigTest {
  private final URLClassLoader application =
      new URLClassLoader(new URL[0], MicroProfileConfigTest.class.getClassLoader());
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> file = new HashMap<>(Map.of("quorate.node-id", "n1"));
  private final SmallRyeConfigBuilder builder =
      new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters();

  @AfterEach
  void release() throws Exception {
    application.close();
  }

  @Test
  void application_getsWhatItsConfigurationSays() {
    file.put("quorate.raft.address", "127.0.0.1:9999");
    file.put("greeting", "hello");
    assertEquals(Map.of("quorate.node-id", "n1", "quorate.raft.address", "127.0.0.1:9999"), read());
  }

  @Test
  void environment_isAskedForEveryKey_kebabOnesToo() {
    environment.put("QUORATE_DATA_DIR", "/var/lib/shop");
    environment.put("QUORATE_RAFT_ELECTION_TIMEOUT_MIN", "600ms");
    file.put("quorate.raft.election-timeout-min", "300ms");
    assertEquals(
        Map.of(
            "quorate.node-id", "n1",
            "quorate.data-dir", "/var/lib/shop",
            "quorate.raft.election-timeout-min", "600ms"),
        read());
  }

  @Test
  void variablesThatOnlyBeginLikeKeys_areNoMistake() {
    environment.put("QUORATE_SERVICE_HOST", "10.0.0.7");
    environment.put("QUORATE_PORT_7946_TCP", "tcp://10.0.0.7:7946");
    assertEquals(Map.of("quorate.node-id", "n1"), read());
    assertEquals(List.of("QUORATE_PORT_7946_TCP", "QUORATE_SERVICE_HOST"), settings().strangers());
  }

  @Test
  void misspeltKey_isReportedWithTheOneThatWasMeant() {
    file.put("quorate.raft.adress", "127.0.0.1:9999");
    file.put("quorate.data.dir", "/var/lib/shop");
    List<String> problems = problems();
    assertEquals(2, problems.size(), problems::toString);
    assertTrue(
        problems.contains(
            "quorate.data.dir: no such key; did you mean quorate.data-dir? (from file)"),
        problems::toString);
    assertTrue(
        problems.contains(
            "quorate.raft.adress: no such key; did you mean quorate.raft.address? (from file)"),
        problems::toString);
  }

  @Test
  void allProblems_areReportedAtOnce_withKeyValueAndSource() {
    file.remove("quorate.node-id");
    file.put("quorate.raft.address", "nowhere");
    environment.put("QUORATE_WRITE_TIMEOUT", "soon");
    file.put("quorate.cluster-name", "${nobody.says.this}");
    List<String> problems = problems();
    assertEquals(4, problems.size(), problems::toString);
    assertTrue(
        has(
            problems,
            "quorate.node-id = \"\": ",
            "(not set: say quorate.node-id=",
            "QUORATE_NODE_ID=…"),
        problems::toString);
    assertTrue(
        has(problems, "quorate.raft.address = \"nowhere\": expected host:port (from file)"),
        problems::toString);
    assertTrue(
        has(problems, "quorate.write.timeout = \"soon\": ", "(from variables)"),
        problems::toString);
    assertTrue(
        has(
            problems,
            "quorate.cluster-name = \"${nobody.says.this}\": cannot be resolved",
            "(from file)"),
        problems::toString);
  }

  @Test
  void expressionsAndProfiles_areThoseOfMicroProfileConfig() {
    file.put("base.port", "9500");
    file.put("quorate.raft.address", "127.0.0.1:${base.port}");
    file.put("quorate.cluster-name", "${team:shop}");
    file.put("quorate.write.timeout", "5s");
    file.put("%test.quorate.write.timeout", "1s");
    builder.withProfile("test");
    Map<String, String> read = read();
    assertEquals("127.0.0.1:9500", read.get("quorate.raft.address"));
    assertEquals("shop", read.get("quorate.cluster-name"));
    assertEquals("1s", read.get("quorate.write.timeout"));
  }

  @Test
  void emptyValue_meansTheDefault() {
    file.put("quorate.write.timeout", "");
    assertEquals(Map.of("quorate.node-id", "n1"), read());
  }

  @Test
  void disabledNode_isNotChecked() {
    file.clear();
    file.put("quorate.enabled", "false");
    assertEquals(Map.of("quorate.enabled", "false"), read());
  }

  @Test
  void effectiveConfiguration_namesWhatDiffersFromTheDefaults() {
    file.put("quorate.write.timeout", "10s");
    file.put("quorate.data-dir", "data");
    assertEquals(
        "quorate.node-id=n1 (file), quorate.data-dir=data (file)",
        NodeConfig.effective(settings()));
  }

  @Test
  void productsOwnTypes_areConverted() {
    file.put("shop.peer", "[::1]:7946");
    file.put("shop.reads", "local");
    file.put("shop.wrong", "sometimes");
    SmallRyeConfig config = config();
    assertEquals(new HostPort("::1", 7946), config.getValue("shop.peer", HostPort.class));
    assertEquals(ReadConsistency.LOCAL, config.getValue("shop.reads", ReadConsistency.class));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> config.getValue("shop.wrong", ReadConsistency.class))
            .getMessage();
    assertTrue(message.contains("linearizable, session, local"), message);
  }

  private SmallRyeConfig config() {
    return builder
        .withSources(
            new MapBackedConfigSource("file", file, 100) {
              private static final long serialVersionUID = 1L;
            })
        .withSources(
            new EnvConfigSource(environment, 300) {
              private static final long serialVersionUID = 1L;

              @Override
              public String getName() {
                return "variables";
              }
            })
        .build();
  }

  private Settings settings() {
    ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    SmallRyeConfig config = config();
    resolver.registerConfig(config, application);
    try {
      return SettingsCollector.collect(
          MicroProfileSettings.find(application).orElseThrow(), environment);
    } finally {
      resolver.releaseConfig(config);
    }
  }

  private Map<String, String> read() {
    return NodeConfig.checked(settings());
  }

  private List<String> problems() {
    return assertThrows(ConfigException.class, this::read).problems();
  }

  private static boolean has(List<String> problems, String start, String... parts) {
    return problems.stream()
        .anyMatch(
            line -> line.startsWith(start) && List.of(parts).stream().allMatch(line::contains));
  }
}
