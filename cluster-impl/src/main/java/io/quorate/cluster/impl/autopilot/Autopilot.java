/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a leader should do about the configuration next, one change at a time: clean up,
 * then let vote, then bring in. It counts time from when this node began to lead, so a new leader
 * waits in full once more. Confined to one thread.
 */
public final class Autopilot {
  private final AutopilotSettings settings;
  private final Clocks clocks = new Clocks();

  /** Autopilot with these settings; it has seen nothing yet. */
  public Autopilot(AutopilotSettings settings) {
    this.settings = settings;
  }

  /** Forgets what was seen, as this node does not lead any more. */
  public void reset() {
    clocks.reset();
  }

  /**
   * Looks at all nodes.
   *
   * @param nowNanos a clock that only moves forward, such as {@link System#nanoTime}
   */
  public Plan look(long nowNanos, List<ServerFacts> servers) {
    clocks.keepOnly(servers.stream().map(ServerFacts::nodeId).toList());
    Map<ServerFacts, Clocks.Times> times = new LinkedHashMap<>();
    servers.stream()
        .sorted(Comparator.comparing(ServerFacts::nodeId))
        .forEach(server -> times.put(server, clocks.look(nowNanos, server, isCaughtUp(server))));
    Voters voters = voters(times);
    List<ServerReport> reports = new ArrayList<>();
    @Nullable Step next = null;
    for (Map.Entry<ServerFacts, Clocks.Times> each : times.entrySet()) {
      Verdict verdict = verdict(each.getKey(), each.getValue(), voters);
      reports.add(
          new ServerReport(each.getKey(), each.getValue().steady().toMillis(), verdict.text));
      next = earlier(next, verdict.step);
    }
    return new Plan(
        Optional.ofNullable(next), reports, voters.answering - (voters.configured / 2 + 1));
  }

  private boolean isCaughtUp(ServerFacts server) {
    return server.inView()
        && server.answers()
        && server.lag().orElse(Long.MAX_VALUE) <= settings.maxLag();
  }

  /** How many vote, how many of them answer, and how many are gone for too long. */
  private record Voters(int configured, int answering, int dead) {}

  private Voters voters(Map<ServerFacts, Clocks.Times> servers) {
    int configured = 0;
    int answering = 0;
    int dead = 0;
    for (Map.Entry<ServerFacts, Clocks.Times> each : servers.entrySet()) {
      ServerFacts server = each.getKey();
      if (server.standing() == Standing.VOTER) {
        configured++;
        if (server.answers()) {
          answering++;
        } else if (server.isGone() && isDead(each.getValue().steady())) {
          dead++;
        }
      }
    }
    return new Voters(configured, answering, dead);
  }

  private boolean isDead(Duration outOfSight) {
    return !settings.deadAfter().isZero() && outOfSight.compareTo(settings.deadAfter()) >= 0;
  }

  private record Verdict(String text, @Nullable Step step) {
    static Verdict due(ServerFacts server, Step step) {
      return server
          .refusal()
          .map(Verdict::nothing)
          .orElseGet(() -> new Verdict("about to " + step.about(), step));
    }

    static Verdict nothing(String why) {
      return new Verdict(why, null);
    }
  }

  private Verdict verdict(ServerFacts server, Clocks.Times times, Voters voters) {
    if (server.standing() == Standing.OUTSIDE) {
      return outside(server);
    }
    if (server.isGone()) {
      return gone(server, times.steady(), voters);
    }
    if (!server.inView()) {
      return Verdict.nothing("is out of sight of membership, but answers the leader; stays");
    }
    if (server.standing() == Standing.LISTENER) {
      return listener(server, times.caughtUp(), voters);
    }
    return Verdict.nothing(voter(server));
  }

  private static String voter(ServerFacts server) {
    return server.role().contradiction(server.standing()).orElse("votes")
        + (server.answers() ? "" : ", but does not answer the leader");
  }

  private Verdict outside(ServerFacts server) {
    if (server.role() == AnnouncedRole.CLIENT) {
      return Verdict.nothing("is a client: never enters the configuration");
    }
    if (server.role() == AnnouncedRole.LEFT) {
      return Verdict.nothing("has left the configuration; restart it to bring it back");
    }
    if (!settings.join()) {
      return Verdict.nothing("quorate.join=manual: enters by clusterctl join only");
    }
    return Verdict.due(server, new Step.AddListener(server.nodeId()));
  }

  private Verdict listener(ServerFacts server, Duration caughtUp, Voters voters) {
    if (server.role() != AnnouncedRole.VOTER) {
      return Verdict.nothing(
          server.role().contradiction(server.standing()).orElse("is a listener by quorate.role"));
    }
    if (!settings.join()) {
      return Verdict.nothing("quorate.join=manual: votes after clusterctl join only");
    }
    // One that is dead makes room: it is removed once another votes in its place.
    if (voters.configured - voters.dead >= settings.maxVoters()) {
      return Verdict.nothing(
          "stays a listener: there are "
              + voters.configured
              + " voters and quorate.autopilot.max-voters="
              + settings.maxVoters());
    }
    if (!server.answers()) {
      return Verdict.nothing("does not answer the leader; votes when it has caught up");
    }
    long lag = server.lag().orElse(Long.MAX_VALUE);
    if (lag > settings.maxLag()) {
      return Verdict.nothing(
          lag == Long.MAX_VALUE ? "has not answered yet" : "catches up: lacks " + lag + " entries");
    }
    if (caughtUp.compareTo(settings.stabilization()) < 0) {
      return Verdict.nothing(
          "is caught up; votes when it has been for " + settings.stabilization());
    }
    return Verdict.due(server, new Step.Promote(server.nodeId()));
  }

  private Verdict gone(ServerFacts server, Duration steady, Voters voters) {
    if (settings.deadAfter().isZero()) {
      return Verdict.nothing("is out of sight; stays, as quorate.autopilot.dead-after is 0");
    }
    if (!isDead(steady)) {
      return Verdict.nothing(
          "is out of sight; removed when it has been for " + settings.deadAfter());
    }
    if (server.standing() == Standing.VOTER && voters.configured <= settings.minVoters()) {
      return Verdict.nothing(
          "is out of sight for long; stays until another votes in its place, as there are "
              + voters.configured
              + " voters and quorate.autopilot.min-voters="
              + settings.minVoters());
    }
    return Verdict.due(server, new Step.Remove(server.nodeId()));
  }

  /** Cleaning up makes room for those that wait to vote; both come before newcomers. */
  private static @Nullable Step earlier(@Nullable Step one, @Nullable Step other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return rank(other) < rank(one) ? other : one;
  }

  private static int rank(Step step) {
    return switch (step) {
      case Step.Remove remove -> 0;
      case Step.Promote promote -> 1;
      case Step.AddListener add -> 2;
    };
  }
}
