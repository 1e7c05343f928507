/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For how long nodes have been as they are. What is timed of one standing, or of one incarnation,
 * says nothing of another. Confined to one thread.
 */
final class Clocks {
  private final Map<String, Seen> seen = new HashMap<>();

  /**
   * Two times of one node.
   *
   * @param steady for how long it has been in sight, out of sight, or gone
   * @param caughtUp for how long it was caught up when it last answered
   */
  record Times(Duration steady, Duration caughtUp) {}

  /** How a node was, and since when; without a second time it was not caught up. */
  private record Seen(ServerFacts facts, long sinceNanos, @Nullable Long caughtUpNanos) {
    boolean isOfSameNode(ServerFacts now) {
      return facts.standing() == now.standing() && facts.incarnation().equals(now.incarnation());
    }

    boolean isAs(ServerFacts now) {
      return facts.inView() == now.inView() && facts.isGone() == now.isGone();
    }
  }

  void reset() {
    seen.clear();
  }

  void keepOnly(Collection<String> nodeIds) {
    seen.keySet().retainAll(nodeIds);
  }

  Times look(long nowNanos, ServerFacts server, boolean caughtUp) {
    Seen before = seen.get(server.nodeId());
    if (before != null && !before.isOfSameNode(server)) {
      before = null;
    }
    long since = before != null && before.isAs(server) ? before.sinceNanos : nowNanos;
    Long caughtUpSince =
        !caughtUp
            ? null
            : before == null || before.caughtUpNanos == null ? nowNanos : before.caughtUpNanos;
    seen.put(server.nodeId(), new Seen(server, since, caughtUpSince));
    return new Times(Duration.ofNanos(nowNanos - since), known(nowNanos, server, caughtUpSince));
  }

  /** What it has been since its last answer is not known. */
  private static Duration known(long nowNanos, ServerFacts server, @Nullable Long sinceNanos) {
    long answered = nowNanos - server.sinceAnswer().orElse(Duration.ZERO).toNanos();
    return sinceNanos == null
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, answered - sinceNanos));
  }
}
