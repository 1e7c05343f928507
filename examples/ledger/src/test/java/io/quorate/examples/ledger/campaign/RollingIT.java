/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Gap;
import io.quorate.examples.driver.journal.JournalReader;
import io.quorate.examples.driver.journal.Note;
import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.Http;
import io.quorate.examples.driver.process.NodeFailure;
import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All nodes are stopped with a farewell and started again, or replaced by new ones, one after the
 * other and under load from all of them. No write on a node that stays may fail while another ends,
 * comes back or comes in, nor one on that other once it is ready; no acknowledged one may be lost,
 * none applied twice. How long writing pauses is reported.
 */
class RollingIT {
  private static final int MANY = 10;
  private static final Duration AFTERMATH = Duration.ofMillis(1_500);

  /** What docs/operations/upgrade.md promises. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Test
  void allRestarted_oneByOne_failNoWrite() {
    restart("rolling-restart", 1);
  }

  @Test
  @Tag("campaign")
  void allRestarted_tenTimes_failNoWrite() {
    restart("rolling-restart-10", MANY);
  }

  @Test
  void allReplaced_oneByOne_failNoWrite() {
    replace("rolling-replacement", 1);
  }

  @Test
  @Tag("campaign")
  void allReplaced_tenTimes_failNoWrite() {
    replace("rolling-replacement-10", MANY);
  }

  private static void restart(String name, int rounds) {
    rolling(
        name,
        rounds,
        (nodes, id, gaps) -> {
          gaps.add(without(nodes, id, LedgerProcess::stop));
          return newcomer(nodes, id);
        });
  }

  private static void replace(String name, int rounds) {
    rolling(
        name,
        rounds,
        (nodes, id, gaps) -> {
          String next = "n" + (Integer.parseInt(id.substring(1)) + ThreeNodes.IDS.size());
          nodes.add(next);
          Newcomer newcomer = newcomer(nodes, next);
          List<String> voters = ids(nodes);
          Until.holds(next + " votes", TIMEOUT, () -> isConfigured(nodes, voters));
          gaps.add(
              without(
                  nodes,
                  id,
                  leaving -> {
                    leave(leaving.spec());
                    leaving.stop();
                  }));
          nodes.forget(id);
          return newcomer;
        });
  }

  /** A node that takes part, and since when. */
  private record Newcomer(LedgerProcess node, long since) {}

  private static Newcomer newcomer(ThreeNodes<LedgerProcess> nodes, String id) {
    nodes.start(id);
    nodes.awaitReady(id);
    Newcomer newcomer = new Newcomer(nodes.node(id), System.nanoTime());
    Load.start(newcomer.node());
    return newcomer;
  }

  @FunctionalInterface
  private interface Turn {
    Newcomer take(ThreeNodes<LedgerProcess> nodes, String id, Durations gaps);
  }

  private static void rolling(String name, int rounds, Turn turn) {
    Campaign.run(
        name,
        Setup.DEFAULT,
        nodes -> {
          Durations gaps = new Durations();
          Load.start(nodes);
          Load.awaitProgress(nodes.running());
          for (int round = 0; round < rounds; round++) {
            for (String id : ids(nodes)) {
              List<Path> others = nodes.journalsOf(nodes.others(id));
              long began = System.nanoTime();
              Newcomer newcomer = turn.take(nodes, id, gaps);
              Load.awaitProgress(nodes.running());
              assertEquals(List.of(), failures(others, began), "writes in the turn of " + id);
              List<Path> own = nodes.journalsOf(List.of(newcomer.node()));
              assertEquals(
                  List.of(), failures(own, newcomer.since()), "writes on the node that came");
            }
          }
          Load.stop(nodes);
          List<String> ids = ids(nodes);
          Until.holds("the configuration is " + ids, TIMEOUT, () -> isConfigured(nodes, ids));
          Verdict verdict = nodes.check();
          Campaign.report("%s: no acknowledgement for: %s (target: median 400 ms)", name, gaps);
          Campaign.report("%s: %s", name, verdict.line());
          assertTrue(gaps.worst().compareTo(LONGEST_PAUSE) < 0, gaps::toString);
          assertEquals(ThreeNodes.IDS.size(), nodes.running().size());
          assertTrue(verdict.holds(), verdict::toString);
          assertTrue(verdict.acknowledged() > 0, "no transfer was acknowledged");
        });
  }

  /** Ends a node, and requires that none of the others' writes fails meanwhile. */
  private static Duration without(
      ThreeNodes<LedgerProcess> nodes, String id, Consumer<LedgerProcess> end) {
    List<LedgerProcess> others = nodes.others(id);
    List<Path> journals = nodes.journalsOf(others);
    long ended = System.nanoTime();
    end.accept(nodes.node(id));
    Load.awaitProgress(others);
    Until.holds(
        "time passes", AFTERMATH.multipliedBy(2), () -> nanosSince(ended) > AFTERMATH.toNanos());
    assertEquals(List.of(), failures(journals, ended), "writes that failed while " + id + " ended");
    return Gap.longest(journals, ended, Duration.ofNanos(nanosSince(ended)));
  }

  private static List<Note> failures(List<Path> journals, long from) {
    List<Note> failed = new ArrayList<>();
    for (Path journal : journals) {
      JournalReader.read(
          journal,
          note -> {
            boolean bad = note.kind() == Note.Kind.REFUSED || note.kind() == Note.Kind.UNKNOWN;
            if (bad && note.nanos() >= from) {
              failed.add(note);
            }
          });
    }
    return failed;
  }

  private static long nanosSince(long time) {
    return System.nanoTime() - time;
  }

  /** What an operator tells a node that is to go for good. */
  private static void leave(NodeSpec leaving) {
    try (Http http = new Http()) {
      Http.Answer answer =
          http.post(leaving.management("/leave"), "{\"id\":\"%s\"}".formatted(leaving.id()));
      assertEquals(200, answer.status(), answer::body);
    } catch (IOException e) {
      throw new NodeFailure(leaving.id() + " does not take leave", e);
    }
  }

  private static List<String> ids(ThreeNodes<LedgerProcess> nodes) {
    return nodes.specs().stream().map(NodeSpec::id).toList();
  }

  /** All see that these vote, that nobody else is configured, and that nobody is gone. */
  private static boolean isConfigured(ThreeNodes<LedgerProcess> nodes, List<String> voters) {
    String expected = voters.stream().sorted().collect(Collectors.joining(",", "[", "]"));
    return nodes.running().stream()
        .map(node -> node.ask("status"))
        .allMatch(
            status ->
                status.text("voters").equals(expected)
                    && status.text("listeners").equals("[]")
                    && status.text("reachable").equals(expected));
  }
}
