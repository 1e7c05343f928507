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
 * What a node sees to for its topics: reads them at other members while it is not in the
 * configuration; registers its subscriptions once it takes part, then delivers from its own log;
 * and replicates positions while it leads. Confined to the scheduler's thread.
 */
final class TopicDuties {
  private static final Logger LOG = LoggerFactory.getLogger(TopicDuties.class);

  /** Who is joined at once needs no stream. */
  private static final Duration STREAM_AFTER = Duration.ofSeconds(1);

  private final NodeParts parts;
  private final Duration timeout;
  private final long beganNanos = System.nanoTime();
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
    int level = parts.state().tables().featureLevel();
    if (level >= Tables.TOPICS_LEVEL) {
      parts.delivery().look(view.leaderReady());
    }
    if (!ready) {
      if (view.clusterId().isEmpty()
          && System.nanoTime() - beganNanos > STREAM_AFTER.toNanos()
          && parts.members().isAny()) {
        parts.delivery().stream();
      }
    } else if (registering.isDone()) {
      register(level);
    }
  }

  private void register(int level) {
    if (delivering && !parts.delivery().isStreamedElsewhere()) {
      return;
    }
    Optional<TopicCommand> wanted = parts.delivery().registration();
    if (wanted.isPresent() && level < levelOf(wanted.get())) {
      return;
    }
    if (!parts.delivery().endStreams()) {
      return;
    }
    if (wanted.isPresent()) {
      LOG.info("{}: subscribing: {}", parts.nodeId(), wanted.get());
      registering = parts.publications().write(wanted.get(), timeout);
    } else if (!delivering) {
      delivering = true;
      parts.delivery().start();
    }
  }

  private static int levelOf(TopicCommand command) {
    return command instanceof TopicCommand.TakeOver ? Tables.EXPIRY_LEVEL : Tables.TOPICS_LEVEL;
  }
}
