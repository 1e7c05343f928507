/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.autopilot.Plan;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A node that does not lead, and knows nobody who does. */
final class NoAutopilot implements AutopilotView {
  @Override
  public Optional<Plan> own() {
    return Optional.empty();
  }

  @Override
  public CompletionStage<byte[]> fetch() {
    return CompletableFuture.failedFuture(
        NotCommittedException.of(Code.NO_LEADER, "no leader is known"));
  }
}
