/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.SmallCluster.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on nodes that ask who calls, with certificates that {@code certs} has made. */
@Timeout(180)
class TlsCommandsIT {
  @TempDir Path directory;
  private Path certs;
  private SmallCluster cluster;

  @BeforeEach
  void form() throws Exception {
    certs = directory.resolve("certs");
    cluster = new SmallCluster(directory);
    made("init");
    made("issue", "--client", "ann");
    made("issue", "--client", "bob");
    Files.writeString(directory.resolve("tokens"), "deploy operator,viewer 0123456789abcdef01\n");
    Files.writeString(directory.resolve("token"), "0123456789abcdef01\n");
    Files.writeString(directory.resolve("wrong-token"), "0123456789abcdef02\n");
    start("n1", "quorate.bootstrap", "true");
    SmallCluster.get(cluster.node("n1").ready());
  }

  private void made(String command, String... more) {
    List<String> all = new ArrayList<>(List.of("certs", command, "--dir", certs.toString()));
    all.addAll(Arrays.asList(more));
    Said said = SmallCluster.run(all.toArray(String[]::new));
    assertEquals(ExitCode.OK, said.exitCode(), said.all());
  }

  private void start(String id, String... more) throws Exception {
    made("issue", "--node", id, "--cluster-name", cluster.name());
    List<String> settings =
        new ArrayList<>(
            List.of(
                "quorate.tls.enabled",
                "true",
                "quorate.tls.ca",
                pem("ca"),
                "quorate.tls.cert",
                pem(id),
                "quorate.tls.key",
                key(id),
                "quorate.join",
                "manual",
                "quorate.security.operators",
                "ann",
                "quorate.security.viewers",
                "ann, bob",
                "quorate.security.tokens-file",
                directory.resolve("tokens").toString()));
    settings.addAll(Arrays.asList(more));
    cluster.start(id, settings.toArray(String[]::new));
  }

  private String pem(String name) {
    return certs.resolve(name + ".pem").toString();
  }

  private String key(String name) {
    return certs.resolve(name + ".key").toString();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  /** A command on n1 that trusts the authority, and shows what else is said. */
  private Said ask(String command, String... more) throws Exception {
    List<String> all = new ArrayList<>(Arrays.asList(command.split(" ")));
    all.addAll(List.of("--tls-enable", "--tls-ca", pem("ca")));
    all.addAll(Arrays.asList(more));
    return cluster.ask("n1", all.toArray(String[]::new));
  }

  private String[] as(String client, String... more) {
    List<String> all =
        new ArrayList<>(List.of("--tls-cert", pem(client), "--tls-key", key(client)));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private static void assertSays(int exit, String text, Said said) {
    assertEquals(exit, said.exitCode(), said.all());
    assertTrue(said.all().contains(text), said.all());
  }

  private void joins(String... shown) throws Exception {
    start("n2");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                cluster.node("n1").members().stream()
                    .anyMatch(
                        member -> member.id().equals("n2") && member.address().contains(":")));
    String join = "join --id n2 --raft-addr " + cluster.raft("n2");
    assertSays(ExitCode.REFUSED, "operator", ask(join, as("bob")));
    assertSays(ExitCode.OK, "", ask(join, shown));
    SmallCluster.get(cluster.node("n2").ready());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "grpc"})
  void statusJoinAndLeave_withACertificate(String protocol) throws Exception {
    String[] ann = as("ann", "--mgmt-proto", protocol);
    assertSays(ExitCode.OK, "\"nodeId\"", ask("status", ann));
    joins(ann);
    assertSays(ExitCode.OK, "", ask("leave --id n2", ann));
    cluster.stop("n2");
    cluster.awaitVoters(1);
  }

  @Test
  void statusJoinAndLeave_withAToken() throws Exception {
    String[] token = {"--token-file", directory.resolve("token").toString()};
    assertSays(ExitCode.OK, "\"nodeId\"", ask("status", token));
    joins(token);
    assertSays(ExitCode.OK, "n2", ask("members", token));
    assertSays(ExitCode.OK, "n2", ask("autopilot", token));
    assertSays(
        ExitCode.REFUSED,
        "UNAUTHENTICATED",
        ask("status", "--token-file", directory.resolve("wrong-token").toString()));
  }

  @Test
  void doctor_looksAtCertificatesOfAllNodes() throws Exception {
    joins(as("ann"));
    assertSays(ExitCode.OK, "certificates", ask("doctor", as("ann")));
  }

  @Test
  void doctor_tellsWhatNodesWarnOfThemselves() throws Exception {
    start("n2", "quorate.tls.skip-verify", "true", "quorate.tls.reload-interval", "100ms");
    Files.writeString(Path.of(pem("n2")), "half a file");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertSays(
                    ExitCode.OK,
                    "WARN  warnings: n2: the certificates before stay in use",
                    ask("doctor", as("ann"))));
    assertSays(
        ExitCode.OK, "WARN  warnings: n2: quorate.tls.skip-verify=true", ask("doctor", as("ann")));
  }

  @Test
  void withoutCredentials_orWithoutTls_commandsSayWhatIsMissing() throws Exception {
    assertSays(ExitCode.REFUSED, "UNAUTHENTICATED", ask("status"));
    assertEquals(ExitCode.UNREACHABLE, cluster.ask("n1", "status").exitCode());
    assertSays(
        ExitCode.UNREACHABLE,
        "elsewhere.example",
        ask("status", as("ann", "--tls-server-name", "elsewhere.example")));
    assertSays(ExitCode.OK, "", ask("status", as("ann", "--tls-server-name", "localhost")));
    assertSays(
        ExitCode.OK,
        "",
        ask("status", as("ann", "--tls-server-name", "elsewhere.example", "--tls-skip-verify")));
  }

  @Test
  void certsInspect_tellsNamesAndValidity() throws Exception {
    assertSays(ExitCode.OK, "quorate://" + cluster.name() + "/n1", inspect("n1"));
    assertSays(ExitCode.OK, "for      a node", inspect("n1"));
    assertSays(ExitCode.OK, "for      a client", inspect("ann"));
    assertSays(ExitCode.OK, "for      an authority", inspect("ca"));
    Said nothing = SmallCluster.run("certs", "inspect", directory.resolve("tokens").toString());
    assertSays(ExitCode.REFUSED, "tokens", nothing);
  }

  private Said inspect(String name) {
    return SmallCluster.run("certs", "inspect", pem(name));
  }
}
