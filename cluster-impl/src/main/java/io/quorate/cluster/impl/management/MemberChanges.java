/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.Member;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.ConfigurationChanged;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.MemberFailed;
import io.quorate.cluster.event.MemberJoined;
import io.quorate.cluster.event.MemberLeft;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The latest changes of view, configuration and leader that this node has seen, numbered, for those
 * who watch. Safe for use from any thread.
 */
final class MemberChanges {
  /** Who asks every second misses nothing while fewer than this happen in between. */
  private static final int KEPT = 256;

  private record Change(long number, Map<String, Object> fields) {}

  private final Clock clock;
  private final Deque<Change> changes = new ArrayDeque<>();
  private long last;

  MemberChanges(Clock clock) {
    this.clock = clock;
  }

  /** Notes what a node sees, from now until it closes. */
  static MemberChanges of(Cluster cluster, Clock clock) {
    MemberChanges changes = new MemberChanges(clock);
    var unused = cluster.subscribe(changes::note, EventStart.NEXT);
    return changes;
  }

  void note(ClusterEvent event) {
    fields(event).ifPresent(this::add);
  }

  private static Optional<Map<String, Object>> fields(ClusterEvent event) {
    return switch (event) {
      case MemberJoined e -> Optional.of(member("joined", e.member()));
      case MemberLeft e -> Optional.of(member("left", e.member()));
      case MemberFailed e -> Optional.of(member("failed", e.member()));
      case LeaderChanged e -> Optional.of(leader(e));
      case ConfigurationChanged e ->
          Optional.of(
              fields(
                  "change", "configuration",
                  "voters", List.copyOf(new TreeSet<>(e.voters())),
                  "listeners", List.copyOf(new TreeSet<>(e.listeners()))));
      default -> Optional.empty();
    };
  }

  private static Map<String, Object> member(String change, Member member) {
    return fields("change", change, "id", member.id(), "addr", member.address());
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private static Map<String, Object> leader(LeaderChanged event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("change", "leader");
    event.leaderId().ifPresent(id -> fields.put("id", id));
    fields.put("term", event.term());
    return fields;
  }

  private synchronized void add(Map<String, Object> fields) {
    last++;
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("number", last);
    all.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    all.putAll(fields);
    changes.addLast(new Change(last, all));
    if (changes.size() > KEPT) {
      changes.removeFirst();
    }
  }

  /** Those after the one of this number, oldest first, and the number of the last. */
  synchronized Map<String, Object> after(long number) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(
        "changes",
        changes.stream().filter(change -> change.number() > number).map(Change::fields).toList());
    object.put("lastChange", last);
    return object;
  }
}
