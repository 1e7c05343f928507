/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.process.NodeFailure;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Three nodes under load in a network that can be cut.
 *
 * @param nodes with clients on each
 * @param network between them
 * @param cut how long the network stays as a fault has made it, at least
 */
record NetworkRound(ThreeNodes<LedgerProcess> nodes, Namespaces network, Duration cut) {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int READ_PAUSE_MICROS = 5_000;

  List<LedgerProcess> running() {
    return nodes.running();
  }

  String leader() {
    return nodes.awaitLeader();
  }

  List<LedgerProcess> others(String id) {
    return nodes.others(id);
  }

  /** Loses what one node sends to the other. */
  void silence(String from, String to) {
    network.silence(from, to);
  }

  /** Puts the load on that a started process has: writes, and linearizable reads. */
  void load(LedgerProcess node) {
    Load.start(node);
    node.ask("reads " + READ_PAUSE_MICROS);
  }

  void stopLoad() {
    running().forEach(node -> node.ask("stop-reads"));
    Load.stop(nodes);
  }

  /** Lets the cut last, and clients of these nodes make progress meanwhile. */
  void goesOn(List<LedgerProcess> connected) {
    goesOn(connected, connected.size());
  }

  /** As {@link #goesOn(List)}, with this node, which reaches both others, and one of them. */
  void goesOnAround(LedgerProcess middle) {
    goesOn(running(), 2);
    Load.awaitProgress(List.of(middle));
  }

  private void goesOn(List<LedgerProcess> some, int count) {
    long began = System.nanoTime();
    Load.awaitProgress(some, count);
    Until.holds("time passes", cut.plus(TIMEOUT), () -> System.nanoTime() - began > cut.toNanos());
    Load.awaitProgress(some, count);
  }

  /** One of these nodes comes to lead. */
  void lead(List<LedgerProcess> some) {
    Until.holds(
        "one of the others is elected",
        TIMEOUT,
        () -> some.stream().anyMatch(node -> node.status().leads()));
  }

  /** These nodes come to know that they do not lead. */
  void noneLeads(List<LedgerProcess> some) {
    Until.holds(
        some.stream().map(LedgerProcess::id).toList() + " know that they do not lead",
        TIMEOUT,
        () -> some.stream().noneMatch(node -> node.status().leads()));
  }

  /** Since the cut, these nodes have told their clients of failures, and have promised nothing. */
  void promisedNothing(List<LedgerProcess> cutOff, long since) {
    long until = System.nanoTime();
    for (LedgerProcess node : cutOff) {
      CutOff told = CutOff.of(nodes.journalsOf(List.of(node)), since, until);
      assertTrue(told.kept(), () -> node.id() + ", cut off, told its clients: " + told);
    }
  }

  /** Waits until clients of each of these nodes have been told of a failure since the cut. */
  void fails(List<LedgerProcess> cutOff, long since) {
    Until.holds(
        "clients of nodes that are cut off are told so",
        TIMEOUT,
        () ->
            cutOff.stream()
                .allMatch(
                    node ->
                        CutOff.of(nodes.journalsOf(List.of(node)), since, System.nanoTime())
                                .failed()
                            > 0));
  }

  /** Linearizable reads of these nodes fail. */
  void refusesReads(List<LedgerProcess> cutOff) {
    for (LedgerProcess node : cutOff) {
      String answer;
      try {
        answer = "answered " + node.ask("read LINEARIZABLE").values();
      } catch (NodeFailure e) {
        answer = String.valueOf(e.getMessage());
      }
      String told = answer;
      assertTrue(
          told.matches("(?s).*error (NO_LEADER|NO_QUORUM|TIMEOUT|LEADER_LOST|UNREACHABLE).*"),
          () -> node.id() + ", cut off, when it was read: " + told);
    }
  }

  /** Mends the network, and waits until all is as it was. */
  Duration heal() {
    network.heal();
    return settled();
  }

  /** One leader, which all know; all vote, see each other, and serve their clients. */
  Duration settled() {
    long began = System.nanoTime();
    Until.holds(
        "all nodes agree on one leader, three voters and three members",
        TIMEOUT,
        () -> {
          List<Answer> all = running().stream().map(node -> node.ask("status")).toList();
          return all.size() == ThreeNodes.IDS.size()
              && all.stream().filter(status -> status.text("role").equals("LEADER")).count() == 1
              && same(all, "leader").size() == 1
              && same(all, "term").size() == 1
              && same(all, "voters").equals(Set.of("[n1,n2,n3]"))
              && same(all, "reachable").equals(Set.of("[n1,n2,n3]"))
              && same(all, "halted").equals(Set.of("false"))
              && same(all, "ready").equals(Set.of("true"));
        });
    Load.awaitProgress(running());
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static Set<String> same(List<Answer> all, String key) {
    return all.stream().map(status -> status.text(key)).collect(Collectors.toSet());
  }
}
