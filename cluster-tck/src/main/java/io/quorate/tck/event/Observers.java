/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.event;

import io.quorate.cluster.ClusterEvents;
import io.quorate.cluster.Sticky;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.LeadershipGained;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Notes what it observes. */
@ApplicationScoped
public class Observers {
  private final List<ClusterEvent> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<ClusterEvent> seenLater = Collections.synchronizedList(new ArrayList<>());
  private final List<LeaderChanged> sticky = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

  void fails(@Observes @Priority(1) LeadershipGained event) {
    throw new IllegalStateException("on purpose");
  }

  void sees(@Observes @ClusterEvents ClusterEvent event) {
    threads.add(Thread.currentThread());
    seen.add(event);
  }

  void seesLater(@ObservesAsync @ClusterEvents ClusterEvent event) {
    seenLater.add(event);
  }

  void sticky(@Observes @Sticky LeaderChanged event) {
    sticky.add(event);
  }

  List<ClusterEvent> seen() {
    return List.copyOf(seen);
  }

  List<ClusterEvent> seenLater() {
    return List.copyOf(seenLater);
  }

  List<LeaderChanged> sticky() {
    return List.copyOf(sticky);
  }

  long threads() {
    return threads.stream().distinct().count();
  }
}
