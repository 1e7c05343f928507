/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
  private final Map<String, Seen> seen = new HashMap<>();

  /** Autopilot with these settings; it has seen nothing yet. */
  public Autopilot(AutopilotSettings settings) {
    this.settings = settings;
  }

  /** How a node has been, and since when. */
  private record Seen(boolean well, long sinceNanos) {}

  /** Forgets what was seen, as this node does not lead any more. */
  public void reset() {
    seen.clear();
  }

  /**
   * Looks at all nodes.
   *
   * @param nowNanos a clock that only moves forward, such as {@link System#nanoTime}
   */
  public Plan look(long nowNanos, List<ServerFacts> servers) {
    seen.keySet().retainAll(servers.stream().map(ServerFacts::nodeId).toList());
    List<ServerFacts> sorted =
        servers.stream().sorted(Comparator.comparing(ServerFacts::nodeId)).toList();
    Map<String, Duration> steady = new HashMap<>();
    sorted.forEach(server -> steady.put(server.nodeId(), steady(nowNanos, server)));
    Voters voters = voters(sorted, steady);
    List<ServerReport> reports = new ArrayList<>();
    @Nullable Step next = null;
    for (ServerFacts server : sorted) {
      Duration since = steady.getOrDefault(server.nodeId(), Duration.ZERO);
      Verdict verdict = verdict(server, since, voters);
      reports.add(new ServerReport(server, since.toMillis(), verdict.text));
      next = earlier(next, verdict.step);
    }
    return new Plan(Optional.ofNullable(next), reports, voters.seen - (voters.configured / 2 + 1));
  }

  /** How many vote, how many of them are seen, and how many are out of sight for too long. */
  private record Voters(int configured, int seen, int dead) {}

  private Voters voters(List<ServerFacts> servers, Map<String, Duration> steady) {
    int configured = 0;
    int seenNow = 0;
    int dead = 0;
    for (ServerFacts server : servers) {
      if (server.standing() == Standing.VOTER) {
        configured++;
        if (server.inView()) {
          seenNow++;
        } else if (isDead(steady.getOrDefault(server.nodeId(), Duration.ZERO))) {
          dead++;
        }
      }
    }
    return new Voters(configured, seenNow, dead);
  }

  private boolean isDead(Duration outOfSight) {
    return !settings.deadAfter().isZero() && outOfSight.compareTo(settings.deadAfter()) >= 0;
  }

  /** For how long the node has been as it is: well, or not. */
  private Duration steady(long nowNanos, ServerFacts server) {
    boolean well =
        server.standing() == Standing.LISTENER
            ? server.inView() && server.lag().orElse(Long.MAX_VALUE) <= settings.maxLag()
            : server.inView();
    Seen before = seen.get(server.nodeId());
    if (before == null || before.well != well) {
      before = new Seen(well, nowNanos);
      seen.put(server.nodeId(), before);
    }
    return Duration.ofNanos(nowNanos - before.sinceNanos);
  }

  private record Verdict(String text, @Nullable Step step) {
    static Verdict due(Step step) {
      return new Verdict("about to " + step.about(), step);
    }

    static Verdict nothing(String why) {
      return new Verdict(why, null);
    }
  }

  private Verdict verdict(ServerFacts server, Duration steady, Voters voters) {
    return switch (server.standing()) {
      case OUTSIDE -> outside(server);
      case LISTENER ->
          server.inView() ? listener(server, steady, voters) : gone(server, steady, voters);
      case VOTER -> server.inView() ? Verdict.nothing(voter(server)) : gone(server, steady, voters);
    };
  }

  private static String voter(ServerFacts server) {
    return server.role().contradiction(server.standing()).orElse("votes");
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
    return server
        .refusal()
        .map(Verdict::nothing)
        .orElseGet(() -> Verdict.due(new Step.AddListener(server.nodeId())));
  }

  private Verdict listener(ServerFacts server, Duration steady, Voters voters) {
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
    long lag = server.lag().orElse(Long.MAX_VALUE);
    if (lag > settings.maxLag()) {
      return Verdict.nothing(
          lag == Long.MAX_VALUE ? "has not answered yet" : "catches up: lacks " + lag + " entries");
    }
    if (steady.compareTo(settings.stabilization()) < 0) {
      return Verdict.nothing(
          "is caught up; votes when it has been for " + settings.stabilization());
    }
    return Verdict.due(new Step.Promote(server.nodeId()));
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
    return Verdict.due(new Step.Remove(server.nodeId()));
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
