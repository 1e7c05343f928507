/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.topics.TopicCommand;
import java.util.concurrent.CompletableFuture;

/** How delivery reaches the leader; safe for use from any thread. */
public interface LeaderLink {
  /** Who leads. */
  enum Leader {
    /** This node. */
    HERE,
    /** Another. */
    ELSEWHERE,
    /** Nobody who is known. */
    NOWHERE
  }

  /** Who leads now. */
  Leader leader();

  /** Tells the leader, which is elsewhere; completes with its answer. */
  CompletableFuture<byte[]> tell(byte[] message);

  /** Puts a command into the log; this node leads. */
  CompletableFuture<?> propose(TopicCommand command);
}
