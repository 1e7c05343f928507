/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.impl.autopilot.Plan;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the cluster's autopilot sees, from any node. */
public interface AutopilotView {
  /** This node's own plan; empty while it does not lead. */
  Optional<Plan> own();

  /** The leader's plan as {@link AutopilotJson} encoded it; fails when it cannot be had. */
  CompletionStage<byte[]> fetch();
}
