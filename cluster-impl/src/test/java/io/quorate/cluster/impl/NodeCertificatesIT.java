/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.MethodDescriptor;
import io.quorate.cluster.Member;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.impl.security.CertificateRequest;
import io.quorate.cluster.impl.security.ClientTls;
import io.quorate.cluster.v1.ManagementGrpc;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What certificates of nodes are good for: members, nodes that were removed, and other clusters.
 */
class NodeCertificatesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> NODES_MAY = List.of("viewer", "writer");

  @TempDir Path directory;
  private TestCluster cluster;
  private TestCertificates certificates;
  private LogLines audit;

  @BeforeEach
  void form() throws Exception {
    audit = new LogLines("io.quorate.cluster.audit");
    cluster = new TestCluster(directory, Counter::new);
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    for (String id : List.of("n1", "n2", "n3")) {
      certificates.issue(id);
    }
    Instant now = TestCertificates.now();
    Duration day = Duration.ofDays(1);
    certificates.write(
        "elsewhere",
        certificates
            .authority()
            .issue(
                CertificateRequest.node(
                    "elsewhere", "n2", List.of("n2"), List.of(), now.minus(day), now.plus(day))));
    cluster.secure(certificates).form(2);
  }

  @AfterEach
  void close() {
    cluster.close();
    audit.close();
  }

  private ManagementCalls holder(String certificate) {
    return ManagementCalls.of(
        ClientTls.context(
            Optional.of(certificates.ca()),
            Optional.of(certificates.cert(certificate)),
            Optional.of(certificates.key(certificate)),
            "",
            "n1",
            false),
        cluster.ports("n1")[2]);
  }

  /** What differs from being allowed all that needs one of these roles, and nothing else. */
  private List<String> differences(ManagementCalls calls, List<String> roles) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (var path : AccessMatrixIT.PATHS.entrySet()) {
      boolean may = path.getValue().contains("") || may(path, roles);
      int status = calls.http(path.getKey(), "", "{\"unknown\":1}").statusCode();
      if ((status == 403) == may || status == 401 || status == 429) {
        wrong.add(path.getKey() + ": " + status);
      }
    }
    for (MethodDescriptor<?, ?> method : ManagementCalls.methods()) {
      var about = Map.entry("", AccessMatrixIT.METHODS.get(method.getBareMethodName()));
      String status = calls.grpc(method, "");
      if (status.equals("PERMISSION_DENIED FORBIDDEN") == may(about, roles)
          || status.startsWith("UNAVAILABLE")) {
        wrong.add(method.getFullMethodName() + ": " + status);
      }
    }
    return wrong;
  }

  private static boolean may(Map.Entry<String, List<String>> about, List<String> roles) {
    return about.getValue().stream().anyMatch(roles::contains);
  }

  @Test
  void nodesOfTheCluster_viewAndWrite_andOperateNothing() throws Exception {
    for (String id : List.of("n1", "n2")) {
      try (ManagementCalls calls = holder(id)) {
        assertEquals(List.of(), differences(calls, NODES_MAY), id);
      }
    }
  }

  @Test
  void nodeOfAnotherCluster_isDeniedEverything_whateverItIsCalled() throws Exception {
    try (ManagementCalls calls = holder("elsewhere")) {
      assertEquals(List.of(), differences(calls, List.of()));
    }
  }

  /** Somebody who has its certificate and none of the rest. */
  @Test
  void idThatIsNoMember_isDeniedEverything() throws Exception {
    try (ManagementCalls calls = holder("n3")) {
      assertEquals(List.of(), differences(calls, List.of()));
    }
  }

  @Test
  void nodeThatIsAboutToJoin_viewsAndWrites() throws Exception {
    try (ManagementCalls calls = holder("n3")) {
      cluster.start("n3");
      await().atMost(PATIENCE).until(() -> status(calls) == 200);
      assertEquals(List.of(), differences(calls, NODES_MAY));
    }
  }

  private static int status(ManagementCalls calls) throws Exception {
    return calls.http("GET /status", "", "").statusCode();
  }

  private Optional<Member> seen(String id) {
    return cluster.node("n1").members().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /**
   * Its certificate is good until the authority is replaced: for connections between nodes, and, if
   * it announces itself again, for what members may. By itself it does not come back.
   */
  @Test
  void removedNode_isNoNodeAtManagement_untilItIsSeenAgain_andDoesNotComeBackByItself()
      throws Exception {
    try (ManagementCalls calls = holder("n2")) {
      assertEquals(200, status(calls));
      TestCluster.get(cluster.node("n1").admin().leave("n2"));
      await("while it still runs").atMost(PATIENCE).until(() -> status(calls) == 403);
      assertEquals(List.of(), differences(calls, List.of()));
      cluster.stop("n2");
      await().atMost(PATIENCE).until(() -> seen("n2").isEmpty());
      assertEquals(403, status(calls));
      assertEquals(
          "PERMISSION_DENIED FORBIDDEN", calls.grpc(ManagementGrpc.getPublishMethod(), ""));
      for (int plane = 0; plane < 2; plane++) {
        assertTrue(
            Handshakes.admitted(certificates, "n2", cluster.ports("n1")[plane]), "plane " + plane);
      }
      long term = cluster.node("n1").leadership().term();
      cluster.start("n2");
      await().atMost(PATIENCE).until(() -> status(calls) == 200);
      await()
          .during(Duration.ofSeconds(3))
          .atMost(PATIENCE)
          .until(() -> seen("n2").map(Member::suffrage).equals(Optional.of(Suffrage.NONE)));
      assertEquals(term, cluster.node("n1").leadership().term(), "nobody had to be elected");
      assertFalse(cluster.node("n2").ready().toCompletableFuture().isDone());
    }
  }
}
