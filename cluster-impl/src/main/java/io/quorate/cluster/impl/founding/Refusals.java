/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Who has refused what this node proposed. One that does not found is left out for a while. One
 * that holds another charter is not, as that cluster may exist already: proposals become rarer
 * instead, since it may hold that charter for long. Confined to one thread.
 */
final class Refusals {
  /** How long one that has refused is not asked again; it may have been set otherwise since. */
  static final Duration LEFT_OUT = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Map<Founder, Long> leftOutSince = new HashMap<>();
  private Duration pause = Duration.ZERO;
  private long pausedSince;
  private String by = "";
  private String last = "";

  /** Leaves out one that does not found. */
  void leaveOut(Founder founder, long nowNanos) {
    leftOutSince.put(founder, nowNanos);
  }

  /** Whether a founder is not to be asked now. */
  boolean leavesOut(Founder founder, long nowNanos) {
    leftOutSince.values().removeIf(since -> nowNanos - since >= LEFT_OUT.toNanos());
    return leftOutSince.containsKey(founder);
  }

  /** Makes proposals rarer: after one second, two, four, and so on to the same while. */
  void holdsAnother(long nowNanos) {
    pausedSince = nowNanos;
    Duration next = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    pause = next.compareTo(LEFT_OUT) > 0 ? LEFT_OUT : next;
  }

  boolean pauses(long nowNanos) {
    return !pause.isZero() && nowNanos - pausedSince < pause.toNanos();
  }

  /** Takes down who has refused, and why; whether that is new. */
  boolean isNew(String nodeId, boolean holdsAnother) {
    String now =
        nodeId + (holdsAnother ? " has accepted another cluster" : " does not found the cluster");
    boolean changed = !now.equals(last);
    by = nodeId;
    last = now;
    return changed;
  }

  /** This one has accepted after all. */
  void hasAccepted(String nodeId) {
    if (nodeId.equals(by)) {
      last = "";
    }
  }

  /** Who has refused last, and why; empty if nobody has. */
  String last() {
    return last;
  }
}
