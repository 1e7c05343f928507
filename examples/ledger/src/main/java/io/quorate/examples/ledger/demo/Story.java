/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.demo;

import io.quorate.examples.ledger.journal.Gap;
import io.quorate.examples.ledger.journal.Verdict;
import io.quorate.examples.ledger.process.Answer;
import io.quorate.examples.ledger.process.NodeProcess;
import io.quorate.examples.ledger.process.NodeSpec;
import io.quorate.examples.ledger.process.ThreeNodes;
import io.quorate.examples.ledger.process.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The demonstration, step by step. */
final class Story {
  private static final int ACCOUNTS = 100;
  private static final long CENTS = 1_000_000;
  private static final int FEW_CLIENTS = 4;
  private static final long PAUSE_MICROS = 2_000;
  private static final Duration STEP_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration AFTERMATH = Duration.ofSeconds(2);
  private static final Duration FAILOVER_WINDOW = Duration.ofSeconds(15);

  private final ThreeNodes nodes;
  private final Display display;
  private final LoadMeter meter;
  private final int transfers;
  private final int clients;

  Story(ThreeNodes nodes, Display display, int transfers, int clients) {
    this.nodes = nodes;
    this.display = display;
    this.meter = new LoadMeter(nodes);
    this.transfers = transfers;
    this.clients = clients;
  }

  Outcome tell() {
    form();
    loadAll();
    String killed = nodes.awaitLeader();
    List<Path> survivors = nodes.journalsOf(nodes.others(killed));
    long killedAt = System.nanoTime();
    String successor = kill(killed);
    Duration failover = Gap.longest(survivors, killedAt, FAILOVER_WINDOW);
    display.end(
        "%s leads; longest time without an acknowledgement %d ms"
            .formatted(successor, failover.toMillis()));
    Duration catchUp = restart(killed);

    display.begin("Reading from every node");
    List<String> reads = new ArrayList<>();
    boolean agree = read(reads);
    display.end(String.join(", ", reads));

    display.begin("Checking every client's journal against every node's list");
    Verdict verdict = nodes.check();
    List<Answer> digests = nodes.running().stream().map(node -> node.ask("digest")).toList();
    Set<String> hashes = digests.stream().map(d -> d.text("sha256")).collect(Collectors.toSet());
    boolean kept = digests.stream().allMatch(d -> d.number("total") == ACCOUNTS * CENTS);
    display.end(verdict.line());
    return new Outcome(
        killed,
        successor,
        failover,
        catchUp,
        meter.highestRate(),
        meter.millis(50),
        meter.millis(99),
        reads,
        agree,
        hashes.size() == 1 ? hashes.iterator().next().substring(0, 16) : "",
        kept,
        verdict);
  }

  private void form() {
    List<NodeSpec> specs = nodes.specs();
    display.begin("Forming a cluster of three processes");
    display.update(-1, "starting");
    nodes.start(specs);
    nodes.awaitReady("n1");
    for (NodeSpec joiner : specs.subList(1, specs.size())) {
      display.update(-1, "taking in " + joiner.id());
      nodes.join(joiner);
    }
    specs.forEach(spec -> nodes.awaitReady(spec.id()));
    nodes.node("n1").ask("open " + ACCOUNTS + " " + CENTS);
    display.end(
        "%s; %s leads; %d accounts opened".formatted(processes(), nodes.awaitLeader(), ACCOUNTS));
  }

  private String processes() {
    return nodes.running().stream()
        .map(process -> process.spec().id() + " (process " + process.pid() + ")")
        .collect(Collectors.joining(", "));
  }

  private void loadAll() {
    display.begin("Moving money through all three nodes, %d clients on each".formatted(clients));
    nodes.running().forEach(node -> node.ask("load " + clients + " 0"));
    watch("half of the transfers are made", () -> meter.acknowledged() >= transfers / 2);
    display.end(meter.line());
  }

  /** Kills the leader under load and goes on until all transfers are made. */
  private String kill(String leader) {
    display.begin("kill -9 of the leader, " + leader);
    nodes.node(leader).kill();
    String successor = nodes.awaitLeader();
    long elected = System.nanoTime();
    watch(
        "the transfers are made without " + leader,
        () ->
            meter.acknowledged() >= transfers && System.nanoTime() - elected > AFTERMATH.toNanos());
    nodes.running().forEach(node -> node.ask("stop-load"));
    return successor;
  }

  private Duration restart(String id) {
    display.begin("Starting " + id + " again while a few clients go on");
    nodes.running().forEach(node -> node.ask("load " + FEW_CLIENTS + " " + PAUSE_MICROS));
    String leader = nodes.awaitLeader();
    long began = System.nanoTime();
    nodes.start(id);
    long bound = System.nanoTime();
    watch(id + " catches up", () -> caughtUp(id, leader));
    Duration catchUp = Duration.ofNanos(System.nanoTime() - began);
    nodes.node(id).ask("load " + FEW_CLIENTS + " " + PAUSE_MICROS);
    long back = System.nanoTime();
    watch("clients of " + id, () -> System.nanoTime() - back > AFTERMATH.toNanos() / 2);
    nodes.running().forEach(node -> node.ask("stop-load"));
    display.end(
        "%s is up to date after %.1f s, %.1f s of them to start its process"
            .formatted(id, catchUp.toNanos() / 1e9, (bound - began) / 1e9));
    return catchUp;
  }

  private boolean caughtUp(String id, String leader) {
    long committed = nodes.node(leader).ask("status").number("commit");
    Answer status = nodes.node(id).ask("status");
    return status.flag("ready") && status.number("applied") >= committed;
  }

  private boolean read(List<String> lines) {
    meter.poll();
    long expected = meter.acknowledged();
    boolean agree = true;
    for (NodeProcess process : nodes.running()) {
      Answer read = process.ask("read LINEARIZABLE");
      agree &= read.number("count") >= expected;
      lines.add(
          "%s %,d in %.1f ms"
              .formatted(process.spec().id(), read.number("count"), read.number("micros") / 1e3));
    }
    return agree;
  }

  private void watch(String what, BooleanSupplier done) {
    Until.holds(
        what,
        STEP_TIMEOUT,
        () -> {
          meter.poll();
          display.update((double) meter.acknowledged() / transfers, meter.line());
          return done.getAsBoolean();
        });
  }
}
