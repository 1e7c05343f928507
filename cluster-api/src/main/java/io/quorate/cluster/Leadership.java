/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.Optional;

/**
 * Who leads, as this node knows at the moment of each call. A node that was cut off may believe to
 * lead for some time after another was elected; act through {@link OnLeader} when that matters.
 */
public interface Leadership {
  /** The id of the leader, if one is known. */
  Optional<String> leaderId();

  /** The current term, 0 before this node takes part (Raft §5.1). */
  long term();

  /** Whether this node believes to lead. */
  boolean isLeader();
}
