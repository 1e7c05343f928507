/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.context;

import io.quorate.cluster.ClusterEvents;
import io.quorate.cluster.event.LeadershipGained;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/** Observers that tell what is around them. */
@ApplicationScoped
public class Bystander {
  private volatile String synchronous = "";
  private volatile String asynchronous = "";

  void sees(@Observes @ClusterEvents LeadershipGained event) {
    synchronous = Surroundings.here();
  }

  void seesLater(@ObservesAsync @ClusterEvents LeadershipGained event) {
    asynchronous = Surroundings.here();
  }

  String synchronous() {
    return synchronous;
  }

  String asynchronous() {
    return asynchronous;
  }
}
