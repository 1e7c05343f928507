/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.format.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who waits for which session's outcomes on this node. Safe for use from any thread. */
public final class OutcomeSinks {
  private final Map<Long, List<OutcomeSink>> bySession = new ConcurrentHashMap<>();

  /** Adds a sink for a session. */
  public void add(long session, OutcomeSink sink) {
    bySession.computeIfAbsent(session, id -> new CopyOnWriteArrayList<>()).add(sink);
  }

  /** Removes a sink. */
  public void remove(long session, OutcomeSink sink) {
    bySession.computeIfPresent(
        session,
        (id, sinks) -> {
          sinks.remove(sink);
          return sinks.isEmpty() ? null : sinks;
        });
  }

  boolean awaits(long session) {
    return bySession.containsKey(session);
  }

  void applied(long index, long session, long firstSequence, Outcome[] outcomes) {
    List<OutcomeSink> sinks = bySession.get(session);
    if (sinks != null) {
      sinks.forEach(sink -> sink.applied(index, firstSequence, outcomes));
    }
  }
}
