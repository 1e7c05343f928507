/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.security.ClientTls;
import io.quorate.cluster.impl.writes.CallKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What changes that nodes pass on leave in the leader's audit log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardedChangesIT {
  private static final String TOKEN = "operator-token-0123456789";
  private static final String FORWARDED = " caller=\"raft port\" from=- operation=\"forwarded ";

  private TestCluster cluster;
  private TestCertificates certificates;
  private LogLines audit;
  private UUID id;

  @BeforeAll
  void form(@TempDir Path directory) throws Exception {
    Path tokens = directory.resolve("tokens");
    Files.writeString(tokens, "admin operator " + TOKEN + "\n");
    cluster = new TestCluster(directory, Counter::new);
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    for (String node : List.of("n1", "n2", "n3")) {
      certificates.issue(node);
    }
    cluster.secure(certificates).set("quorate.security.tokens-file", tokens.toString()).form(2);
    id = cluster.node("n1").status().clusterId().orElseThrow();
    audit = new LogLines("io.quorate.cluster.audit");
  }

  @BeforeEach
  void forget() {
    List<String> unused = audit.take();
  }

  @AfterAll
  void close() {
    audit.close();
    cluster.close();
  }

  private byte[] call(String to, CallKind kind, String body) throws Exception {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(kind.number());
    request.writeBytes(body.getBytes(StandardCharsets.UTF_8));
    try (RaftCaller caller = RaftCaller.of(cluster, certificates, "n3", to)) {
      return caller.call(id, request.toByteArray());
    }
  }

  private void assertLines(String... patterns) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertEquals(patterns.length, audit.lines().size()));
    List<String> lines = audit.take();
    for (int i = 0; i < patterns.length; i++) {
      String pattern = patterns[i];
      assertTrue(lines.stream().anyMatch(line -> line.matches(pattern)), lines + " " + pattern);
    }
  }

  /** Somebody with a node's certificate who is no member asks for changes at the Raft port. */
  @Test
  void changesThatComeToTheLeadersRaftPort_areOneLineEach() throws Exception {
    String leader = cluster.leader().nodeId();
    byte[] unused = call(leader, CallKind.LEAVE, "n9");
    assertLines("node=" + leader + FORWARDED + "leave\" target=\"n9\" outcome=\"n9 is not in .+\"");
    unused = call(leader, CallKind.JOIN, "n9\nnowhere");
    assertLines("node=" + leader + FORWARDED + "join\" target=\"n9\" outcome=\"raftAddr .+\"");
    unused = call(leader, CallKind.TRANSFER, leader);
    assertLines(
        "node=" + leader + FORWARDED + "transfer\" target=\"" + leader + "\" outcome=\"done\"");
  }

  @Test
  void nodeThatDoesNotLead_considersNothing_andTellsNothing() throws Exception {
    byte[] unused = call(cluster.follower().nodeId(), CallKind.LEAVE, "n9");
    assertEquals(List.of(), audit.take());
  }

  /** The one tells who asked, the other that it came to the leader. */
  @Test
  void changeAtAnotherNodesManagementPort_isALineThere_andAForwardedOneAtTheLeader()
      throws Exception {
    String leader = cluster.leader().nodeId();
    String other = cluster.follower().nodeId();
    try (ManagementCalls calls =
        ManagementCalls.of(
            ClientTls.context(
                Optional.of(certificates.ca()),
                Optional.empty(),
                Optional.empty(),
                "",
                other,
                false),
            cluster.ports(other)[2])) {
      assertTrue(calls.http("POST /leave", TOKEN, "{\"id\":\"n9\"}").statusCode() >= 400);
    }
    assertLines(
        "node=" + other + " caller=\"token admin\" .+\"POST /leave\" target=\"n9\" outcome=.+",
        "node=" + leader + FORWARDED + "leave\" target=\"n9\" outcome=\"n9 is not in .+\"");
  }
}
