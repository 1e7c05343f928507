/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterConfigTest {
  @Test
  void defaults_areSafeAndNeedOnlyAnId() {
    ClusterConfig config = ClusterConfig.of(Map.of("quorate.node-id", "n1"));
    assertTrue(config.get(ConfigKeys.RAFT_ADDRESS).isLoopback());
    assertTrue(config.get(ConfigKeys.MEMBERSHIP_BIND_ADDRESS).isLoopback());
    assertTrue(config.get(ConfigKeys.MANAGEMENT_ADDRESS).isLoopback());
    assertEquals(JoinMode.AUTO, config.get(ConfigKeys.JOIN));
    assertEquals(Duration.ofSeconds(10), config.get(ConfigKeys.WRITE_TIMEOUT));
  }

  @Test
  void everyKeyHasADefaultThatItsOwnParserTakes_exceptTheId() {
    for (ConfigKey<?> key : ConfigKeys.all()) {
      if (!key.name().equals("quorate.node-id")) {
        assertNotNull(key.parser().apply(key.defaultText()), key.name());
      }
      assertTrue(key.name().startsWith("quorate."), key.name());
      assertTrue(key.name().matches("[a-z.-]+"), key.name());
      assertTrue(key.meaning().endsWith("."), key.name());
    }
  }

  @Test
  void allProblems_areReportedAtOnceWithKeyValueAndWayOut() {
    List<String> problems =
        problems(
            Map.of(
                "quorate.node-id", "no spaces",
                "quorate.raft.address", "nowhere",
                "quorate.write.timeout", "soon",
                "quorate.raft.segment-sise", "1MiB",
                "quorate.bootstrap", "yes"));
    assertEquals(5, problems.size(), problems::toString);
    assertTrue(has(problems, "quorate.node-id = \"no spaces\"", "A-Z a-z 0-9"));
    assertTrue(has(problems, "quorate.raft.address = \"nowhere\"", "expected host:port"));
    assertTrue(has(problems, "quorate.write.timeout = \"soon\"", "500ms"));
    assertTrue(has(problems, "quorate.bootstrap = \"yes\"", "true or false"));
    assertTrue(
        has(problems, "quorate.raft.segment-sise", "did you mean quorate.raft.segment-size?"));
  }

  @Test
  void listeningBeyondLoopback_isRefusedUnlessAllowed_atEachPort() {
    for (ConfigKey<HostPort> key :
        List.of(
            ConfigKeys.RAFT_ADDRESS,
            ConfigKeys.MEMBERSHIP_BIND_ADDRESS,
            ConfigKeys.MANAGEMENT_ADDRESS)) {
      Map<String, String> values = new HashMap<>(Map.of("quorate.node-id", "n1"));
      values.put(key.name(), "0.0.0.0:9520");
      List<String> problems = problems(values);
      assertEquals(1, problems.size(), problems::toString);
      assertTrue(has(problems, key.name() + " = ", "allow-insecure=true"), problems::toString);
      values.put("quorate.security.allow-insecure", "true");
      assertEquals("0.0.0.0", ClusterConfig.of(values).get(key).host());
    }
  }

  @Test
  void portWithoutHost_meansEveryInterface_onceThereAreCertificates() {
    Map<String, String> values = new HashMap<>(Map.of("quorate.node-id", "n1"));
    values.put("quorate.raft.address", ":9520");
    values.put("quorate.management.address", "127.0.0.1:1");
    assertEquals(
        "127.0.0.1:9520", ClusterConfig.of(values).get(ConfigKeys.RAFT_ADDRESS).toString());
    values.put("quorate.tls.enabled", "true");
    for (String file : List.of("ca", "cert", "key")) {
      values.put("quorate.tls." + file, file + ".pem");
    }
    ClusterConfig open = ClusterConfig.of(values);
    assertEquals("0.0.0.0:9520", open.get(ConfigKeys.RAFT_ADDRESS).toString());
    assertEquals("127.0.0.1:1", open.get(ConfigKeys.MANAGEMENT_ADDRESS).toString());
    assertTrue(open.get(ConfigKeys.MEMBERSHIP_BIND_ADDRESS).isLoopback(), "the default");
  }

  @Test
  void portWithoutHost_meansLoopback() {
    assertEquals("127.0.0.1:9520", HostPort.parse(":9520").toString());
    assertEquals("[::1]:1", HostPort.parse("[::1]:1").toString());
    assertThrows(IllegalArgumentException.class, () -> HostPort.parse("::1:1"));
    assertThrows(IllegalArgumentException.class, () -> HostPort.parse("h:70000"));
  }

  @Test
  void electionTimeouts_mustLeaveARange() {
    List<String> problems =
        problems(
            Map.of(
                "quorate.node-id", "n1",
                "quorate.raft.election-timeout-min", "1s",
                "quorate.raft.election-timeout-max", "1s"));
    assertTrue(has(problems, "quorate.raft.election-timeout-max", "split their votes"));
  }

  @Test
  void durationsAndSizes_areReadInTheirUsualForms() {
    ClusterConfig config =
        ClusterConfig.of(
            Map.of(
                "quorate.node-id", "n1",
                "quorate.write.timeout", "PT2.5S",
                "quorate.handlers.slow-threshold", "250 ms",
                "quorate.raft.segment-size", "16 MiB",
                "quorate.raft.snapshot-bytes", "1000000"));
    assertEquals(Duration.ofMillis(2_500), config.get(ConfigKeys.WRITE_TIMEOUT));
    assertEquals(Duration.ofMillis(250), config.get(ConfigKeys.HANDLERS_SLOW));
    assertEquals(16L << 20, config.get(ConfigKeys.RAFT_SEGMENT_SIZE));
    assertEquals(1_000_000L, config.get(ConfigKeys.RAFT_SNAPSHOT_BYTES));
  }

  @Test
  void onlyAVoter_formsACluster() {
    for (String role : List.of("listener", "client")) {
      ConfigException refused =
          assertThrows(
              ConfigException.class,
              () ->
                  ClusterConfig.of(
                      Map.of(
                          "quorate.node-id", "n1",
                          "quorate.bootstrap", "true",
                          "quorate.role", role)));
      assertEquals(
          List.of(
              "quorate.bootstrap = true: only a voter forms a cluster; take it away where"
                  + " quorate.role is not voter"),
          refused.problems());
    }
  }

  @Test
  void secrets_areNeverQuoted_notEvenByTheirParser() {
    ConfigKey<String> password =
        new ConfigKey<>(
            "quorate.tls.key-password",
            "text of 8 characters or more",
            "",
            "Opens the key.",
            "",
            "",
            text -> {
              throw new IllegalArgumentException("\"" + text + "\" is short");
            },
            true);
    assertEquals(
        "quorate.tls.key-password = \"(secret)\": expected text of 8 characters or more",
        ClusterConfig.read(password, "hunter2").problem());
    assertEquals("", password.shown(""));
  }

  @Test
  void environmentName_followsMicroProfilesRule() {
    assertEquals("QUORATE_DATA_DIR", ConfigKeys.DATA_DIR.environmentName());
    assertEquals("QUORATE_RAFT_ADDRESS", ConfigKeys.RAFT_ADDRESS.environmentName());
  }

  private static List<String> problems(Map<String, String> values) {
    return assertThrows(ConfigException.class, () -> ClusterConfig.of(values)).problems();
  }

  private static boolean has(List<String> problems, String start, String part) {
    return problems.stream().anyMatch(line -> line.startsWith(start) && line.contains(part));
  }
}
