/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateRequest;
import io.quorate.cluster.impl.security.PemOutput;
import io.quorate.cluster.impl.security.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else can be said about certificates. */
class TlsOptionsIT {
  private static final String SHARED = "cluster.example";

  @TempDir Path directory;
  private TestCluster cluster;
  private TestCertificates certificates;

  @BeforeEach
  void create() throws Exception {
    cluster = new TestCluster(directory, Counter::new);
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    certificates.issue("n1");
    cluster.secure(certificates);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void add(Cluster node) throws Exception {
    assertTrue(TestCluster.get(node.appWrite("add", 1L, Long.class)) > 0);
  }

  private CertificateAuthority.Issued shared() {
    CertificateRequest some = certificates.request("any");
    return certificates
        .authority()
        .issue(
            new CertificateRequest(
                SHARED,
                List.of(SHARED),
                List.of(),
                List.of(),
                true,
                some.notBefore(),
                some.notAfter()));
  }

  private String refusal() {
    return assertThrows(ClusterStartException.class, () -> cluster.start("n1")).getMessage();
  }

  @Test
  void skipVerify_letsAnybodyIn_andSaysSo() throws Exception {
    CertificateAuthority foreign = TestCertificates.authority("foreign");
    certificates.write("n2", foreign.issue(certificates.request("n2")));
    try (LogLines lines = new LogLines(Tls.class.getName())) {
      cluster.set("quorate.tls.skip-verify", "true").form(2);
      for (String id : List.of("n1", "n2")) {
        assertTrue(
            lines.lines().stream()
                .anyMatch(line -> line.startsWith(id + ": quorate.tls.skip-verify=true: ")),
            () -> lines.lines().toString());
      }
    }
    for (String plane : Planes.ALL) {
      int port = Planes.port(cluster, "n1", plane);
      assertTrue(Handshakes.admitted(certificates, "n2", port), plane);
      assertEquals(0, Planes.refused(cluster.node("n1"), plane), plane);
    }
    for (Cluster node : cluster.nodes()) {
      add(node);
      assertEquals(
          List.of("quorate.tls.skip-verify=true: anybody can act as a node"),
          node.status().warnings());
    }
  }

  @Test
  void oneCertificateForAllNodes_isTakenByItsName() throws Exception {
    CertificateAuthority.Issued shared = shared();
    for (String id : List.of("n1", "n2", "n3")) {
      certificates.write(id, shared);
    }
    String refusal = refusal();
    assertTrue(refusal.contains("it names cluster.example and not this node"), refusal);
    cluster.set("quorate.tls.server-name", SHARED).form(3);
    for (Cluster node : cluster.nodes()) {
      add(node);
    }
  }

  @Test
  void nodeThatIsNotToldTheName_seesNoMemberInIt() throws Exception {
    certificates.write("n2", shared());
    Cluster first = cluster.form(1).node("n1");
    cluster.start("n2", builder -> builder.config("quorate.tls.server-name", SHARED));
    await().atMost(Duration.ofSeconds(20)).until(() -> Planes.refused(first, "membership") > 0);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> first.members().size() == 1);
    add(first);
  }

  @Test
  void encryptedKey_isOpenedByItsPassword() throws Exception {
    CertificateAuthority.Issued issued = certificates.authority().issue(certificates.request("n1"));
    certificates.write("n1", issued);
    PemOutput.key(certificates.key("n1"), issued.key(), "open sesame");
    String refusal = refusal();
    assertTrue(refusal.contains("set quorate.tls.key-password"), refusal);
    certificates.issue("good");
    cluster.set("quorate.tls.key-password", "open sesame").form(1);
    for (String plane : Planes.ALL) {
      int port = Planes.port(cluster, "n1", plane);
      assertEquals(issued.certificate(), Handshakes.shown("127.0.0.1", port), plane);
      assertTrue(Handshakes.admitted(certificates, "good", port), plane);
    }
    add(cluster.node("n1"));
  }
}
