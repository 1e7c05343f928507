/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import io.quorate.examples.driver.journal.Gap;
import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import io.quorate.examples.driver.rest.ServiceLoad;
import io.quorate.examples.driver.rest.ServiceProcess;
import jakarta.json.JsonObject;
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
  private static final Duration PAUSE = Duration.ofMillis(2);

  /** Half of the transfers get no more time than this: a slow machine makes fewer. */
  private static final Duration HALF = Duration.ofSeconds(20);

  private static final Duration STEP_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration AFTERMATH = Duration.ofSeconds(2);
  private static final Duration FAILOVER_WINDOW = Duration.ofSeconds(15);

  private final ThreeNodes<ServiceProcess> services;
  private final Display display;
  private final ServiceLoad load;
  private final LoadMeter meter;
  private final int transfers;
  private final int clients;

  Story(ThreeNodes<ServiceProcess> services, Display display, int transfers, int clients) {
    this.services = services;
    this.display = display;
    this.load = new ServiceLoad(services, ACCOUNTS);
    this.meter = new LoadMeter(load.figures());
    this.transfers = transfers;
    this.clients = clients;
  }

  Outcome tell() {
    form();
    loadAll();
    String killed = services.awaitLeader();
    List<Path> survivors = services.journalsOf(services.others(killed));
    long killedAt = System.nanoTime();
    String successor = kill(killed);
    Duration failover = Gap.longest(survivors, killedAt, FAILOVER_WINDOW);
    display.end(
        "%s leads; longest time without an acknowledgement %d ms"
            .formatted(successor, failover.toMillis()));
    Duration catchUp = restart(killed);

    display.begin("Reading from every service");
    List<String> reads = new ArrayList<>();
    boolean agree = read(reads);
    display.end(String.join(", ", reads));

    display.begin("Checking every client's journal against every service's list");
    Verdict verdict = services.check();
    List<JsonObject> sums = services.running().stream().map(ServiceProcess::summary).toList();
    Set<String> hashes = sums.stream().map(s -> s.getString("sha256")).collect(Collectors.toSet());
    boolean kept =
        sums.stream().allMatch(s -> s.getJsonNumber("totalCents").longValue() == ACCOUNTS * CENTS);
    display.end(verdict.line());
    return new Outcome(
        killed,
        successor,
        failover,
        catchUp,
        meter.highestRate(),
        meter.millis(50),
        meter.millis(99),
        agree && services.running().size() == ThreeNodes.IDS.size(),
        hashes.size() == 1 ? hashes.iterator().next().substring(0, 16) : "",
        kept,
        verdict);
  }

  private void form() {
    display.begin("Forming a cluster of three Helidon MP services");
    display.update(-1, "starting three processes");
    services.start(ThreeNodes.IDS);
    services.awaitReady("n1");
    for (String joiner : List.of("n2", "n3")) {
      display.update(-1, "taking in " + joiner);
      services.join(joiner);
    }
    ThreeNodes.IDS.forEach(services::awaitReady);
    display.update(-1, "opening accounts");
    load.open(CENTS);
    display.end(
        "%s; %s leads; %d accounts opened"
            .formatted(processes(), services.awaitLeader(), ACCOUNTS));
  }

  private String processes() {
    return services.running().stream()
        .map(process -> process.id() + " (process " + process.pid() + ")")
        .collect(Collectors.joining(", "));
  }

  private void loadAll() {
    display.begin(
        "Posting transfers to all three services, %d clients for each".formatted(clients));
    ThreeNodes.IDS.forEach(id -> load.start(id, clients, Duration.ZERO));
    long began = System.nanoTime();
    watch(
        "half of the transfers are made",
        () -> meter.acknowledged() >= transfers / 2 || passed(began, HALF));
    display.end(meter.line());
  }

  /** Kills the leader under load and goes on with the second half of the transfers. */
  private String kill(String leader) {
    display.begin("kill -9 of the leader, " + leader);
    services.node(leader).kill();
    String successor = services.awaitLeader();
    long elected = System.nanoTime();
    watch(
        "the transfers are made without " + leader,
        () ->
            passed(elected, AFTERMATH)
                && (meter.acknowledged() >= transfers || passed(elected, HALF)));
    load.stop();
    return successor;
  }

  private Duration restart(String id) {
    display.begin("Starting " + id + " again while a few clients go on");
    services.others(id).forEach(service -> load.start(service.id(), FEW_CLIENTS, PAUSE));
    String leader = services.awaitLeader();
    long began = System.nanoTime();
    services.launch(id);
    watch(id + " starts", () -> services.node(id).started());
    long bound = System.nanoTime();
    watch(id + " catches up", () -> caughtUp(id, leader));
    Duration catchUp = Duration.ofNanos(System.nanoTime() - began);
    load.start(id, FEW_CLIENTS, PAUSE);
    long back = System.nanoTime();
    watch("clients of " + id, () -> passed(back, AFTERMATH));
    load.stop();
    display.end(
        "%s is up to date after %.1f s, %.1f s of them to start its process"
            .formatted(id, catchUp.toNanos() / 1e9, (bound - began) / 1e9));
    return catchUp;
  }

  private boolean caughtUp(String id, String leader) {
    long committed = services.node(leader).status().commitIndex();
    return services.node(id).ready() && services.node(id).status().appliedIndex() >= committed;
  }

  private boolean read(List<String> lines) {
    long expected = meter.acknowledged();
    boolean agree = true;
    for (ServiceProcess service : services.running()) {
      long began = System.nanoTime();
      long count = service.count();
      agree &= count >= expected;
      lines.add(
          "%s %,d in %.1f ms".formatted(service.id(), count, (System.nanoTime() - began) / 1e6));
    }
    return agree;
  }

  private static boolean passed(long since, Duration time) {
    return System.nanoTime() - since > time.toNanos();
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
