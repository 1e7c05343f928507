/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.Member;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.cluster.event.ConfigurationChanged;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.MemberFailed;
import io.quorate.cluster.spi.HandlerDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunCommandTest {
  private final Terminals terminals = new Terminals();

  @Test
  void flags_becomeKeys() {
    terminals.stop.complete(null);
    int exitCode =
        terminals.run(
            ("run --id n1 --cluster-name shop --raft-addr :1 --mem-bind :2 --mem-adv h:3"
                    + " --mgmt-addr :4 --join a:5,b:6 --join c:7 --data dir --bootstrap"
                    + " --discovery static --mgmt-proto http --set write.timeout=5s")
                .split(" "));
    assertEquals(ExitCode.OK, exitCode, terminals.err());
    assertEquals(
        Map.ofEntries(
            Map.entry("quorate.node-id", "n1"),
            Map.entry("quorate.cluster-name", "shop"),
            Map.entry("quorate.raft.address", ":1"),
            Map.entry("quorate.membership.bind-address", ":2"),
            Map.entry("quorate.membership.advertised-address", "h:3"),
            Map.entry("quorate.management.address", ":4"),
            Map.entry("quorate.membership.seeds", "a:5,b:6,c:7"),
            Map.entry("quorate.discovery.kind", "static"),
            Map.entry("quorate.data-dir", "dir"),
            Map.entry("quorate.bootstrap", "true"),
            Map.entry("quorate.write.timeout", "5s")),
        terminals.node.config);
    assertEquals(List.of("the handler"), terminals.node.handlers);
    assertTrue(terminals.node.closed);
  }

  @Test
  void bootstrapFlag_canSayNo() {
    terminals.environment.put("QUORATE_BOOTSTRAP", "true");
    terminals.stop.complete(null);
    assertEquals(ExitCode.OK, terminals.run("run", "--bootstrap=false", "--id", "n1"));
    assertEquals("false", terminals.node.config.get("quorate.bootstrap"));
  }

  @Test
  void newNode_tellsHowItComesIn() {
    terminals.node.others.add(
        new Member("n1", "h:1", Map.of("mgmt", "10.0.0.1:17946"), Suffrage.VOTER, true, 1.0));
    terminals.stop.complete(null);
    assertEquals(ExitCode.OK, terminals.run("run", "--id", "n2", "--join", "h:7946"));
    assertEquals(
        """
        10:20:30.400 n2 node of cluster quorate has started
        10:20:30.400 n2 membership at 127.0.0.1:40003, looking for h:7946
        10:20:30.400 n2 consensus at 127.0.0.1:40001, data in a temporary directory: after a restart \
        this is another node
        10:20:30.400 n2 management at http://127.0.0.1:40002
        10:20:30.400 n2 waiting for the leader, which brings this node in where quorate.join=auto; \
        otherwise run `clusterctl join --id n2 --raft-addr \
        127.0.0.1:40001 --addr 10.0.0.1:17946`
        10:20:30.400 n2 stopping
        10:20:30.400 n2 stopped
        """,
        terminals.out());
  }

  @Test
  void managementWithTls_isToldAsHttps() {
    terminals.stop.complete(null);
    int exitCode =
        terminals.run(
            "run --id n1 --tls-enable --tls-ca ca.pem --tls-cert n1.pem --tls-key n1.key"
                .split(" "));
    assertEquals(ExitCode.OK, exitCode, terminals.err());
    assertTrue(
        terminals.out().contains("n1 management at https://127.0.0.1:40002\n"), terminals.out());
  }

  @Test
  void nodeThatFormsWithOthers_tellsHowManyItWaitsFor() {
    terminals.stop.complete(null);
    terminals.run("run", "--id", "n2", "--set", "bootstrap-expect=3");
    assertTrue(
        terminals
            .out()
            .contains(
                "n2 waiting for 3 nodes with quorate.bootstrap-expect=3, this one included, to form"
                    + " a cluster; `clusterctl status --addr 127.0.0.1:40002` tells who is missing"
                    + " or set otherwise\n"),
        terminals.out());
  }

  @Test
  void memberOfTheConfiguration_isNotToldToJoin() {
    terminals.node.suffrage = Suffrage.VOTER;
    terminals.stop.complete(null);
    terminals.run("run", "--id", "n2");
    assertFalse(terminals.out().contains("waiting"), terminals.out());
  }

  @Test
  void events_areToldAsTheyHappen() {
    Member n2 = new Member("n2", "h:2", Map.of(), Suffrage.VOTER, false, 0);
    terminals.node.ready.complete(null);
    terminals.node.current.add(new LeaderChanged(Optional.empty(), Optional.of("n1"), 4));
    terminals.node.current.add(new MemberFailed(n2));
    terminals.node.current.add(new ConfigurationChanged(Set.of("n2", "n1"), Set.of("n3")));
    terminals.stop.complete(null);
    terminals.run("run", "--id", "n1", "--bootstrap");
    String out = terminals.out();
    assertTrue(out.contains("n1 the leader is n1, term 4\n"), out);
    assertTrue(out.contains("n1 member n2 at h:2 failed\n"), out);
    assertTrue(out.contains("n1 configuration: voters n1 n2; listeners n3\n"), out);
    assertTrue(out.contains("n1 ready: this node takes part\n"), out);
  }

  @Test
  void json_isALinePerEvent() {
    terminals.node.current.add(new LeaderChanged(Optional.empty(), Optional.of("n1"), 4));
    terminals.stop.complete(null);
    terminals.run("run", "--id", "n1", "--data", "dir", "--bootstrap", "--output", "json");
    List<String> lines = terminals.out().lines().toList();
    assertEquals(
        "{\"time\":\"2026-11-01T10:20:30.400Z\",\"node\":\"n1\",\"event\":\"started\","
            + "\"clusterName\":\"quorate\",\"membershipAddr\":\"127.0.0.1:40003\","
            + "\"raftAddr\":\"127.0.0.1:40001\",\"dataDir\":\"dir\","
            + "\"mgmtAddr\":\"127.0.0.1:40002\"}",
        lines.get(0));
    assertEquals(
        "{\"time\":\"2026-11-01T10:20:30.400Z\",\"node\":\"n1\",\"event\":\"leader-changed\","
            + "\"term\":4,\"leaderId\":\"n1\"}",
        lines.get(1));
    lines.forEach(JsonText::parse);
  }

  @Test
  void badConfiguration_isUsageError_namingKeyAndFlag() {
    assertEquals(ExitCode.USAGE, terminals.run("run", "--raft-addr", "0.0.0.0:9520"));
    String err = terminals.err();
    assertTrue(err.contains("quorate.node-id = \"\""), err);
    assertTrue(err.contains("(set it by --id)"), err);
    assertEquals(ExitCode.USAGE, terminals.run("run", "--id", "n1", "--raft-addr", "0.0.0.0:9520"));
    assertTrue(terminals.err().contains("(from flag --raft-addr)"), terminals.err());
    assertEquals(ExitCode.USAGE, terminals.run("run", "--id", "n1", "--set", "raft.adress=:1"));
    assertTrue(
        terminals.err().contains("quorate.raft.adress: no such key; did you mean"),
        terminals.err());
    assertFalse(terminals.node.started);
  }

  @Test
  void nodeThatCannotStart_isExitCodeOne() {
    terminals.node.startFailure =
        Optional.of(new ClusterStartException("port 9520 is taken", null));
    assertEquals(ExitCode.REFUSED, terminals.run("run", "--id", "n1"));
    assertEquals("clusterctl run: the node could not start: port 9520 is taken\n", terminals.err());
  }

  @Test
  void interruptedThread_closesTheNode_andStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertEquals(ExitCode.OK, terminals.run("run", "--id", "n1"));
    assertTrue(Thread.interrupted());
    assertTrue(terminals.node.closed);
  }

  @Test
  void strangersInTheEnvironment_areWarnedAbout() {
    terminals.environment.put("QUORATE_NODEID", "n1");
    terminals.stop.complete(null);
    terminals.run("run", "--id", "n1");
    assertTrue(
        terminals.err().contains("warning: QUORATE_NODEID in the environment is no key"),
        terminals.err());
  }

  @Test
  void handlerDefinitions_areHostedToo() {
    terminals.stop.complete(null);
    var program =
        terminals.captured(
            ClusterctlCommands.on(terminals.host())
                .withHandlers(() -> List.of(HandlerDefinition.named("defined").build(), 7))
                .commandLine());
    assertEquals(ExitCode.OK, program.execute("run", "--id", "n1"));
    assertEquals(List.of("defined", 7), terminals.node.handlers);
  }
}
