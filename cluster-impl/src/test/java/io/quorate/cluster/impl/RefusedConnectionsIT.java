/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers at the three ports of a node that shows certificates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedConnectionsIT {
  private TestCluster cluster;
  private TestCertificates certificates;
  private Cluster node;
  private LogLines log;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    log = new LogLines("io.quorate.cluster.impl.security.Tls");
    cluster = new TestCluster(directory, Counter::new);
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    certificates.issue("n1");
    certificates.issue("good");
    certificates.client("client");
    CertificateAuthority authority = certificates.authority();
    Instant now = TestCertificates.now();
    Duration day = Duration.ofDays(1);
    certificates.write(
        "wrong-ca", TestCertificates.authority("other").issue(certificates.request("n2")));
    certificates.write(
        "expired", authority.issue(valid("n2", now.minus(day), now.minusSeconds(60))));
    certificates.write(
        "not-yet", authority.issue(valid("n2", now.plus(day), now.plus(day).plus(day))));
    certificates.write(
        "other-cluster",
        authority.issue(
            CertificateRequest.node(
                "elsewhere", "n2", List.of(), List.of(), now.minus(day), now.plus(day))));
    cluster.secure(certificates).form(1);
    node = cluster.node("n1");
  }

  private CertificateRequest valid(String id, Instant from, Instant to) {
    return CertificateRequest.node(cluster.name(), id, List.of(), List.of(), from, to);
  }

  @AfterAll
  void close() {
    cluster.close();
    log.close();
  }

  private int port(String plane) {
    return Planes.port(cluster, "n1", plane);
  }

  private double refused(String plane) {
    return Planes.refused(node, plane);
  }

  @ParameterizedTest
  @CsvSource({
    "membership, plain",
    "membership, none",
    "membership, wrong-ca",
    "membership, expired",
    "membership, not-yet",
    "membership, other-cluster",
    "membership, client",
    "membership, tls-1.2",
    "raft, plain",
    "raft, none",
    "raft, wrong-ca",
    "raft, expired",
    "raft, not-yet",
    "raft, other-cluster",
    "raft, client",
    "raft, tls-1.2",
    "management, plain",
    "management, wrong-ca",
    "management, expired",
    "management, not-yet",
    "management, tls-1.2"
  })
  void stranger_isRefusedAndCounted(String plane, String shown) throws Exception {
    double before = refused(plane);
    assertFalse(Handshakes.admitted(certificates, shown, port(plane)), plane + " " + shown);
    await().atMost(Duration.ofSeconds(10)).until(() -> refused(plane) > before);
    assertTrue(TestCluster.get(node.appWrite("add", 1L, Long.class)) > 0);
  }

  /** The first in a while: who connects again and again does not fill a disk. */
  @ParameterizedTest
  @ValueSource(strings = {"membership", "raft", "management"})
  void refusal_isLogged(String plane) throws Exception {
    assertFalse(Handshakes.admitted(certificates, "wrong-ca", port(plane)));
    String line = "n1: " + plane + " port: .+ is refused: .+ \\(\\d+ so far\\)";
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertTrue(
                    log.lines().stream().anyMatch(logged -> logged.matches(line)),
                    () -> log.lines().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"membership", "raft", "management"})
  void node_isAdmitted(String plane) throws Exception {
    double before = refused(plane);
    assertTrue(Handshakes.admitted(certificates, "good", port(plane)), plane);
    assertEquals(before, refused(plane), plane);
  }

  @Test
  void client_isAdmittedToManagement() throws Exception {
    assertTrue(Handshakes.admitted(certificates, "client", port("management")));
    assertTrue(Handshakes.admitted(certificates, "none", port("management")));
  }

  /** Who says nothing holds nobody up. */
  @ParameterizedTest
  @ValueSource(strings = {"membership", "raft", "management"})
  void silentStrangers_holdNobodyUp(String plane) throws Exception {
    try (Handshakes.Crowd crowd = Handshakes.crowd(port(plane), 20)) {
      assertEquals(20, crowd.size());
      CompletableFuture<Boolean> admitted =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Handshakes.admitted(certificates, "good", port(plane));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      assertTrue(admitted.get(10, java.util.concurrent.TimeUnit.SECONDS));
    }
  }
}
