/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Gap;
import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.process.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seven voters and five listeners on one machine form a cluster, settle, and lose their leader. */
class TwelveNodesIT {
  private static final List<String> VOTERS = ids(1, 7);
  private static final List<String> LISTENERS = ids(8, 12).stream().sorted().toList();
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static final Setup SETUP =
      new Setup(
          Map.of("quorate.bootstrap", "false"), List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));

  private static List<String> ids(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(number -> "n" + number).toList();
  }

  private static Setup setup(NodeSpec node) {
    return VOTERS.contains(node.id())
        ? SETUP.with("quorate.bootstrap-expect", "7")
        : SETUP.with("quorate.role", "listener");
  }

  @Test
  void sevenVotersAndFiveListeners_form_settleAndFailOver() {
    Path directory = Path.of(System.getProperty("quorate.build.dir"), "campaign", "twelve-nodes");
    Campaign.unformed(
        directory,
        new LedgerProgram(TwelveNodesIT::setup),
        nodes -> {
          List<String> all = new ArrayList<>(VOTERS);
          all.addAll(ids(8, 12));
          all.subList(3, all.size()).forEach(nodes::add);
          long began = System.nanoTime();
          nodes.start(all);
          long started = System.nanoTime();
          awaitRoles(nodes.running(), 12);
          long settled = System.nanoTime();
          Campaign.open(nodes);
          Load.start(nodes);
          Load.awaitProgress(nodes.running());

          String leader = nodes.awaitLeader();
          assertTrue(VOTERS.contains(leader), leader);
          List<LedgerProcess> others = nodes.others(leader);
          long killed = System.nanoTime();
          nodes.node(leader).kill();
          Load.awaitProgress(others);
          Duration gap =
              Gap.longest(
                  nodes.journalsOf(others), killed, Duration.ofNanos(System.nanoTime() - killed));
          assertTrue(VOTERS.contains(nodes.awaitLeader()), nodes.awaitLeader());
          awaitRoles(nodes.running(), 11);

          nodes.start(leader);
          awaitRoles(nodes.running(), 12);
          Load.stop(nodes);
          Verdict verdict = nodes.check();
          Campaign.report(
              "twelve nodes: started in %d ms, settled %d ms later, no acknowledgement for %d ms"
                  + " after the leader was killed; %s",
              (started - began) / 1_000_000,
              (settled - started) / 1_000_000,
              gap.toMillis(),
              verdict.line());
          assertEquals(12, nodes.running().size());
          assertTrue(verdict.holds(), verdict::toString);
          nodes
              .running()
              .forEach(
                  node -> {
                    if (!VOTERS.contains(node.id())) {
                      assertEquals("LISTENER", node.ask("status").text("role"), node.id());
                    }
                  });
        });
  }

  private static void awaitRoles(List<LedgerProcess> running, int reachable) {
    Until.holds(
        "seven vote, five listen, and " + reachable + " are seen",
        TIMEOUT,
        () ->
            running.stream()
                .map(node -> node.ask("status"))
                .allMatch(
                    status ->
                        status.flag("ready")
                            && status.text("voters").equals(text(VOTERS))
                            && status.text("listeners").equals(text(LISTENERS))
                            && status.text("reachable").split(",").length == reachable));
  }

  private static String text(List<String> ids) {
    return "[" + String.join(",", ids) + "]";
  }
}
