/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.state.Tables;
import io.quorate.cluster.impl.topics.TopicCommand;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node sees to for its topics: registers its subscriptions once it takes part, then begins
 * to deliver; and replicates positions while it leads. Confined to the scheduler's thread.
 */
final class TopicDuties {
  private static final Logger LOG = LoggerFactory.getLogger(TopicDuties.class);

  private final NodeParts parts;
  private final Duration timeout;
  private CompletableFuture<?> registering = CompletableFuture.completedFuture(null);
  private boolean delivering;

  TopicDuties(NodeParts parts) {
    this.parts = parts;
    this.timeout = parts.config().get(ConfigKeys.WRITE_TIMEOUT);
  }

  void look(RaftView view, boolean ready) {
    if (parts.isClosed() || parts.halt().isHalted()) {
      return;
    }
    boolean enabled = parts.state().tables().featureLevel() >= Tables.TOPICS_LEVEL;
    if (enabled) {
      parts.delivery().look(view.leaderReady());
    }
    if (!ready || delivering || !registering.isDone()) {
      return;
    }
    Optional<TopicCommand.SetSubscriptions> wanted = parts.delivery().registration();
    if (wanted.isEmpty()) {
      delivering = true;
      parts.delivery().start();
    } else if (enabled) {
      LOG.info("{}: subscribing to {}", parts.nodeId(), wanted.get().subscriptions());
      registering = parts.publications().write(wanted.get(), timeout);
    }
  }
}
