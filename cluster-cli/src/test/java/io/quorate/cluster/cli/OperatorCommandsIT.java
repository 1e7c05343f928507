/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.SmallCluster.Said;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What operators ask of a running cluster, on three voters and a node that only observes. */
@Timeout(180)
class OperatorCommandsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;
  private SmallCluster cluster;

  @BeforeEach
  void form() throws Exception {
    cluster = new SmallCluster(directory).form(3);
    cluster.start("watcher", "quorate.role", "client");
    await().atMost(PATIENCE).until(() -> cluster.node("watcher").members().size() == 4);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void leader_isHandedOver_toWhomIsNamedOrToWhoHasMost() throws Exception {
    String leader = cluster.leader().nodeId();
    String other = leader.equals("n1") ? "n2" : "n1";
    String third = leader.equals("n3") ? "n2" : "n3";
    // Through a node that neither leads nor shall lead.
    Said said = cluster.ask(third, "transfer-leader", "--to", other);
    assertEquals(ExitCode.OK, said.exitCode(), said.all());
    assertEquals(other, said.json().getString("leaderId"));
    assertEquals(other, cluster.leader().nodeId());
    await()
        .atMost(PATIENCE)
        .until(() -> cluster.node(third).leadership().leaderId().filter(other::equals).isPresent());
    Said chosen = cluster.ask(third, "transfer-leader", "--mgmt-proto", "grpc");
    assertEquals(ExitCode.OK, chosen.exitCode(), chosen.all());
    assertFalse(chosen.json().getString("leaderId").equals(other), chosen.all());
    assertEquals(chosen.json().getString("leaderId"), cluster.leader().nodeId());
  }

  @Test
  void leader_staysWhereItIs_whenWhoIsNamedCannotLead() throws Exception {
    String leader = cluster.leader().nodeId();
    Said unknown = cluster.ask("n1", "transfer-leader", "--to", "n9");
    assertEquals(ExitCode.REFUSED, unknown.exitCode(), unknown.all());
    assertTrue(
        unknown.err().contains("n9 is not a voter of [n1, n2, n3] [UNKNOWN_MEMBER]"),
        unknown.err());
    Said observer = cluster.ask("n2", "transfer-leader", "--to", "watcher");
    assertEquals(ExitCode.REFUSED, observer.exitCode(), observer.all());
    assertEquals(leader, cluster.leader().nodeId());
    Said itself = cluster.ask("n3", "transfer-leader", "--to", leader);
    assertEquals(ExitCode.OK, itself.exitCode(), itself.all());
  }

  @Test
  void snapshot_coversWhatWasWritten() throws Exception {
    for (String id : List.of("n1", "n2", "n3")) {
      cluster.put("n1", "asked", id);
      await().atMost(PATIENCE).until(() -> applied(id) >= applied("n1"));
      long before = applied(id);
      Said said = cluster.ask(id, "snapshot");
      assertEquals(ExitCode.OK, said.exitCode(), said.all());
      assertEquals(id, said.json().getString("nodeId"));
      assertTrue(said.json().getJsonNumber("index").longValue() >= before, said.out());
    }
    Said grpc = cluster.ask("n1", "snapshot", "--mgmt-proto", "grpc");
    assertEquals(ExitCode.OK, grpc.exitCode(), grpc.all());
    assertTrue(grpc.json().getJsonNumber("index").longValue() > 0);
    Said observer = cluster.ask("watcher", "snapshot");
    assertEquals(ExitCode.REFUSED, observer.exitCode(), observer.all());
    assertTrue(observer.err().contains("[NOT_CONFIGURED]"), observer.err());
  }

  private long applied(String id) {
    return cluster.node(id).status().appliedIndex();
  }

  @Test
  void autopilot_saysWhatItSees_atAnyNode() throws Exception {
    for (String id : List.of("n1", "n3")) {
      Said table = cluster.ask(id, "autopilot");
      assertEquals(ExitCode.OK, table.exitCode(), table.all());
      List<String> lines = table.out().lines().toList();
      assertTrue(lines.get(0).contains("1 failure tolerated; nothing is due"), table.out());
      assertTrue(lines.get(2).startsWith("ID "), table.out());
      assertEquals(3, lines.stream().filter(line -> line.contains(" voter     voter ")).count());
      assertTrue(table.out().contains("is a client: never enters"), table.out());
    }
    JsonObject json = cluster.ask("n2", "autopilot", "--output", "json").json();
    assertEquals(4, json.getJsonArray("servers").size());
  }

  @Test
  void members_areThoseOfTheAskedNode_alsoWhereItOnlyObserves() throws Exception {
    for (String id : List.of("n1", "watcher")) {
      Said said = cluster.ask(id, "members");
      assertEquals(ExitCode.OK, said.exitCode(), said.all());
      List<String> lines = said.out().lines().toList();
      assertEquals(5, lines.size(), said.out());
      assertTrue(said.out().contains(cluster.raft("n2")), said.out());
      assertTrue(said.out().contains(cluster.management("n3")), said.out());
    }
    JsonObject seen = cluster.ask("n1", "members", "--json").json();
    assertEquals(
        List.of("alive", "alive", "alive", "alive"),
        seen.getJsonArray("members").getValuesAs(JsonObject.class).stream()
            .map(member -> member.getString("state"))
            .toList());
    assertEquals("client", roles(seen).get(3));
    assertEquals(
        List.of("voter", "voter", "voter", "client"),
        roles(cluster.ask("watcher", "members", "--json").json()));
  }

  @Test
  void doctor_findsNothing_untilSomethingIsWrong() throws Exception {
    Said well = cluster.ask("n2", "doctor");
    assertEquals(ExitCode.OK, well.exitCode(), well.all());
    assertFalse(well.out().contains("FAIL"), well.out());
    assertTrue(well.out().contains("OK    quorum: 3 of 3 voters are there"), well.out());
    for (String id : List.of("n1", "n2", "n3", "watcher")) {
      assertTrue(well.out().contains("OK    ports: " + id + " answers on all ports"), well.out());
    }
    String leader = cluster.leader().nodeId();
    assertTrue(well.out().contains("OK    leader: " + leader + " leads"), well.out());

    Said outside = cluster.ask("watcher", "doctor");
    assertEquals(ExitCode.OK, outside.exitCode(), outside.all());
    assertTrue(
        outside.out().contains("WARN  quorum: watcher knows no configuration"), outside.out());

    cluster.stop("n3");
    await()
        .atMost(PATIENCE)
        .until(() -> cluster.ask("n1", "doctor").out().contains("2 of 3 voters"));
    Said one = cluster.ask("n1", "doctor");
    assertEquals(ExitCode.REFUSED, one.exitCode(), one.all());
    assertTrue(one.out().contains("FAIL  ports: n3 cannot be reached at raft "), one.out());
    assertTrue(one.out().contains("WARN  quorum: 2 of 3 voters are there"), one.out());

    cluster.stop("n2");
    await()
        .atMost(PATIENCE)
        .until(() -> cluster.ask("n1", "doctor").out().contains("FAIL  leader: no node knows"));
    JsonObject json = cluster.ask("n1", "doctor", "--output", "json").json();
    assertTrue(
        json.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
            .anyMatch(
                finding ->
                    finding.getString("check").equals("quorum")
                        && finding.getString("severity").equals("FAIL")),
        json.toString());
  }

  @Test
  void watch_tellsChangesAsTheyCome_atANodeThatOnlyObserves() throws Exception {
    Terminals terminals = new Terminals();
    String address = cluster.management("watcher");
    Thread watching =
        Thread.ofVirtual().start(() -> terminals.run("members", "--watch", "--addr", address));
    awaitOutput(terminals, "\nwatcher ");
    cluster.stop("n3");
    awaitOutput(terminals, "member n3 at " + cluster.raft("n3") + " left");
    cluster.start("n3");
    awaitOutput(terminals, " joined\n");
    cluster.stop("watcher");
    assertTrue(watching.join(PATIENCE));
    assertTrue(terminals.err().contains("nothing listens there"), terminals.err());
  }

  private static void awaitOutput(Terminals terminals, String wanted) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertTrue(
                    terminals.out().contains(wanted),
                    () -> wanted + " in: " + terminals.out() + terminals.err()));
  }

  private static List<String> roles(JsonObject seen) {
    return seen.getJsonArray("members").getValuesAs(JsonObject.class).stream()
        .map(member -> member.getString("role"))
        .toList();
  }
}
