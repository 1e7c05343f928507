/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.ClusterctlProgram.Ended;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The quick start on three processes, with the jar that users get. */
@Timeout(300)
class ClusterctlIT {
  @TempDir Path directory;

  @Test
  void threeProcesses_joinedByHand_replicateShrinkAndStop() throws Exception {
    String[] manual = {"--set", "join=manual"};
    try (NodeProcess n1 = new NodeProcess(directory, "n1", with(manual, "--bootstrap"))) {
      n1.event("ready");
      String seed = n1.address("membershipAddr");
      try (NodeProcess n2 = new NodeProcess(directory, "n2", with(manual, "--join", seed));
          NodeProcess n3 = new NodeProcess(directory, "n3", with(manual, "--join", seed))) {
        join(n1, n2, "n2");
        join(n1, n3, "n3");
        for (NodeProcess node : List.of(n1, n2, n3)) {
          awaitVoters(node, Set.of("n1", "n2", "n3"));
        }
        writeAndReadEverywhere(n1, n2, n3);
        tableNamesAll(n2);
        overGrpc(n2);
        ok(at(n1, "leave", "--id", "n3", "--mgmt-proto", "grpc"));
        awaitVoters(n1, Set.of("n1", "n2"));
        n3.stop("TERM");
        n2.stop("INT");
      }
      n1.stop("TERM");
    }
  }

  @Test
  void threeProcesses_comeInByThemselves_andMayBeJoinedAllTheSame() throws Exception {
    try (NodeProcess n1 = new NodeProcess(directory, "n1", "--bootstrap")) {
      String seed = n1.address("membershipAddr");
      try (NodeProcess n2 = new NodeProcess(directory, "n2", "--join", seed);
          NodeProcess n3 = new NodeProcess(directory, "n3", "--join", seed)) {
        n2.event("ready");
        n3.event("ready");
        for (NodeProcess node : List.of(n1, n2, n3)) {
          awaitVoters(node, Set.of("n1", "n2", "n3"));
        }
        String raft = n2.address("raftAddr");
        Ended ended = ok(at(n3, "join", "--id", "n2", "--raft-addr", raft));
        assertTrue(JsonText.parse(ended.out()).getBoolean("accepted"), ended.out());
        awaitVoters(n2, Set.of("n1", "n2", "n3"));
      }
    }
  }

  /** Does what the new node says is to be done. */
  private void join(NodeProcess member, NodeProcess node, String id) throws Exception {
    String[] hint = node.event("waiting-to-be-joined").getString("command").split(" ");
    assertEquals(List.of("clusterctl", "join", "--id", id), List.of(hint).subList(0, 4));
    // Which member the node has met when it starts is a matter of luck.
    hint[hint.length - 1] = member.address("mgmtAddr");
    Ended ended = ok(ClusterctlProgram.run(directory, Arrays.copyOfRange(hint, 1, hint.length)));
    assertTrue(JsonText.parse(ended.out()).getBoolean("accepted"), ended.out());
    node.event("ready");
  }

  private void writeAndReadEverywhere(NodeProcess n1, NodeProcess n2, NodeProcess n3)
      throws Exception {
    ok(at(n2, "write", "put", "{\"key\":\"color\",\"value\":\"blue\"}"));
    Ended changed = ok(at(n3, "write", "put", "{\"key\":\"color\",\"value\":\"grün\"}"));
    assertEquals("blue", changed.out());
    for (NodeProcess node : List.of(n1, n2, n3)) {
      assertEquals("grün", ok(at(node, "read", "get", "color")).out());
    }
    assertEquals("grün", ok(at(n3, "read", "get", "color", "--consistency", "session")).out());
    assertEquals(
        "{\"entries\":{\"color\":\"grün\"},\"more\":false}",
        ok(at(n1, "read", "list", "{\"prefix\":\"co\"}")).out());
    assertEquals("", ok(at(n1, "read", "get", "nothing")).out());
    Ended unknown = at(n1, "write", "no-such-operation");
    assertEquals(ExitCode.REFUSED, unknown.exitCode(), unknown.err());
    assertTrue(unknown.err().contains("UNKNOWN_OPERATION"), unknown.err());
    Ended refused = at(n2, "write", "put", "{\"key\":\"color\"}");
    assertEquals(ExitCode.REFUSED, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("HANDLER_FAILED"), refused.err());
  }

  private void tableNamesAll(NodeProcess node) throws Exception {
    Ended table = ok(at(node, "status", "--output", "table"));
    for (String word : List.of("n1", "n2", "n3", "leader", "healthy")) {
      assertTrue(table.out().contains(word), table.out());
    }
  }

  private void overGrpc(NodeProcess node) throws Exception {
    String[] grpc = {"--mgmt-proto", "grpc"};
    JsonObject status = JsonText.parse(ok(at(node, with(grpc, "status"))).out());
    JsonObject known = JsonText.parse(ok(at(node, "status")).out());
    assertEquals(known.keySet(), status.keySet());
    assertEquals(lasting(known), lasting(status));
    assertEquals(
        "grün",
        ok(at(node, with(grpc, "write", "put", "{\"key\":\"color\",\"value\":\"red\"}"))).out());
    assertEquals("red", ok(at(node, with(grpc, "read", "get", "color"))).out());
    Ended unknown = at(node, with(grpc, "write", "no-such-operation"));
    assertEquals(ExitCode.REFUSED, unknown.exitCode(), unknown.err());
    assertTrue(unknown.err().contains("UNKNOWN_OPERATION"), unknown.err());
    Ended refused = at(node, with(grpc, "write", "put", "{\"key\":\"color\"}"));
    assertEquals(ExitCode.REFUSED, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("HANDLER_FAILED"), refused.err());
    Ended nobody = ClusterctlProgram.run(directory, with(grpc, "status", "--addr", "127.0.0.1:1"));
    assertEquals(ExitCode.UNREACHABLE, nobody.exitCode(), nobody.err());
    assertTrue(nobody.err().contains("nothing listens there"), nobody.err());
  }

  /** The members, without their health, which changes from one moment to the next. */
  private static List<JsonObject> lasting(JsonObject status) {
    return status.getJsonArray("members").getValuesAs(JsonObject.class).stream()
        .peek(
            member ->
                assertTrue(member.getJsonNumber("health").doubleValue() > 0, status::toString))
        .map(member -> Json.createObjectBuilder(member).remove("health").build())
        .toList();
  }

  private static String[] with(String[] more, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return all;
  }

  private void awaitVoters(NodeProcess node, Set<String> expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              JsonObject status = JsonText.parse(ok(at(node, "status")).out());
              Set<String> voters =
                  status.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                      .filter(member -> member.getString("suffrage").equals("voter"))
                      .map(member -> member.getString("id"))
                      .collect(Collectors.toCollection(TreeSet::new));
              assertEquals(expected, voters, status.toString());
            });
  }

  private Ended at(NodeProcess node, String... arguments) throws IOException, InterruptedException {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--addr";
    all[arguments.length + 1] = node.address("mgmtAddr");
    return ClusterctlProgram.run(directory, all);
  }

  private static Ended ok(Ended ended) {
    assertEquals(ExitCode.OK, ended.exitCode(), ended.out() + ended.err());
    return ended;
  }
}
