/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import java.util.List;
import java.util.Optional;

/**
 * What autopilot found at one moment.
 *
 * @param next the change that is due, if any
 * @param servers every node that is seen or configured, by id
 * @param failuresTolerated how many voters could still fail without loss of the quorum
 */
public record Plan(Optional<Step> next, List<ServerReport> servers, int failuresTolerated) {
  /** Copies. */
  public Plan {
    servers = List.copyOf(servers);
  }
}
