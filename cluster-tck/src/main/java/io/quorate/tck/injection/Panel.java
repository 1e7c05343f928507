/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.injection;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterEvents;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.Consistency;
import io.quorate.cluster.Deadline;
import io.quorate.cluster.Leadership;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.tck.handlers.AccountsApi;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Flow;

/** A bean that has everything injected. */
@Dependent
public class Panel {
  @Inject Cluster cluster;
  @Inject Leadership leadership;
  @Inject ClusterStatus statusAtInjection;
  @Inject Instance<ClusterStatus> status;
  @Inject @ClusterEvents Flow.Publisher<ClusterEvent> events;
  @Inject AccountsApi accounts;

  @Inject
  @Consistency(ReadConsistency.LOCAL)
  @Deadline("20s")
  AccountsApi local;
}
