/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.openliberty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.guide.OtherPorts;
import io.quorate.examples.driver.guide.Page;
import io.quorate.examples.driver.guide.Shell;
import io.quorate.examples.driver.journal.Gap;
import io.quorate.examples.driver.journal.JournalReader;
import io.quorate.examples.driver.journal.JournalWriter;
import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.LogFile;
import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import io.quorate.examples.driver.rest.ServiceLoad;
import io.quorate.examples.driver.rest.ServiceProcess;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three Open Liberty servers, started as the README says, lose their leader under load. */
class ThreeServersIT {
  private static final String HTTP = "908";
  private static final String RAFT = "952";
  private static final String MEMBERSHIP = "794";
  private static final String MANAGEMENT = "1794";
  private static final Duration BOUND = Duration.ofMinutes(1);
  private static final int ACCOUNTS = 20;
  private static final long CENTS = 100_000;
  private static final int CLIENTS = 8;
  private static final int SOME = 300;
  private static final int LOG_LINES = 25;

  /** A request costs a new server milliseconds, and one that starts again needs processors too. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** What the README's own commands put into the ledger. */
  private static final long README_CENTS = 1_000;

  private static final long README_TRANSFER = 1;

  @TempDir Path directory;

  @Test
  void leaderKilledUnderLoad_losesAndRepeatsNothing() throws Exception {
    OtherPorts ports = OtherPorts.insteadOf(List.of(MANAGEMENT, MEMBERSHIP, RAFT, HTTP));
    Page readme = new Page(ports.in(Page.of("examples/open-liberty/README.md").text()));
    assertTrue(readme.steps().stream().filter(step -> !step.output().isEmpty()).count() >= 8);
    ReaderDirectory.make(directory, ports);
    List<NodeSpec> specs = ThreeNodes.IDS.stream().map(id -> spec(id, ports)).toList();
    try (Shell shell = new Shell(directory, directory.resolve("bin"));
        ThreeNodes<ServiceProcess> servers =
            new ThreeNodes<>(directory, specs, new ReadmeServers(readme, shell))) {
      try {
        for (Page.Step step : readme.steps()) {
          follow(step, shell, servers);
        }
        assertEquals(List.of(), servers.running(), "after the README's last command");
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(e + "\n" + shell.logs() + logs(specs), e);
      }
    }
  }

  private static String logs(List<NodeSpec> specs) {
    return specs.stream()
        .map(spec -> spec.directory().resolve("servers/ledger/logs/messages.log"))
        .map(log -> LogFile.end(log, LOG_LINES))
        .collect(Collectors.joining());
  }

  private NodeSpec spec(String id, OtherPorts ports) {
    int number = Integer.parseInt(id.substring(1));
    return new NodeSpec(
        id,
        directory.resolve("data").resolve(id),
        ports.port(RAFT, number),
        ports.port(MEMBERSHIP, number),
        ports.port(MANAGEMENT, number),
        ports.port(HTTP, number));
  }

  private static void follow(Page.Step step, Shell shell, ThreeNodes<ServiceProcess> servers)
      throws Exception {
    for (String id : ThreeNodes.IDS) {
      if (ReadmeServers.starts(step.command(), id)) {
        servers.launch(id);
        return;
      }
    }
    if (step.command().startsWith("kill ")) {
      loseTheLeader(servers);
      shell.run(step.command());
      Until.holds("all servers end", BOUND, () -> servers.running().isEmpty());
      return;
    }
    String printed = shell.run(step.command());
    if (!step.output().isEmpty()) {
      assertEquals(step.output(), printed, step::command);
    }
  }

  private static void loseTheLeader(ThreeNodes<ServiceProcess> servers) {
    ServiceLoad load = new ServiceLoad(servers, ACCOUNTS);
    noteTransferOfReadme(servers.journals());
    load.open(CENTS);
    ThreeNodes.IDS.forEach(id -> load.start(id, CLIENTS, PAUSE));
    load.awaitMore(SOME, BOUND);

    String leader = servers.awaitLeader();
    List<Path> survivors = servers.journalsOf(servers.others(leader));
    long killed = System.nanoTime();
    servers.node(leader).kill();
    load.awaitMore(SOME, BOUND);
    Duration gap = Gap.longest(survivors, killed, Duration.ofNanos(System.nanoTime() - killed));

    servers.launch(leader);
    Duration restart = servers.awaitReady(leader);
    load.start(leader, CLIENTS, PAUSE);
    load.awaitMore(SOME, BOUND);
    load.stop();
    assertNothingLost(servers, leader, gap, restart);
  }

  /** The README's own transfer, which no client knows of: its id is that of process 0. */
  private static void noteTransferOfReadme(Path journals) {
    Path file = journals.resolve(JournalReader.name("n3", 0, "w", 0));
    try (JournalWriter journal = new JournalWriter(file)) {
      journal.sent(README_TRANSFER, 0);
      journal.ack(README_TRANSFER, 0, 1);
    }
  }

  private static void assertNothingLost(
      ThreeNodes<ServiceProcess> servers, String killed, Duration gap, Duration restart) {
    assertEquals(3, servers.running().size());
    Verdict verdict = servers.check();
    System.out.printf(
        "[figures] Open Liberty: %s killed, no acknowledgement for %d ms, back after %d s; %s%n",
        killed, gap.toMillis(), restart.toSeconds(), verdict.line());
    assertTrue(verdict.holds(), verdict::toString);
    assertTrue(verdict.acknowledged() > 3 * SOME, verdict::toString);
    List<JsonObject> sums = servers.running().stream().map(ServiceProcess::summary).toList();
    assertEquals(1, sums.stream().distinct().count(), sums::toString);
    assertEquals(
        ACCOUNTS * CENTS + README_CENTS, sums.get(0).getJsonNumber("totalCents").longValue());
  }
}
