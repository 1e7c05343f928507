/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.delivery.LeaderLink;
import io.quorate.cluster.impl.state.SystemCommand;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.writes.Batcher;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.Links;
import io.quorate.cluster.impl.writes.Route;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** How delivery reaches the leader of this node's group. */
final class TopicLinks implements LeaderLink {
  private final Supplier<Route> route;
  private final Links links;
  private final Batcher batcher;

  TopicLinks(Supplier<Route> route, Links links, Batcher batcher) {
    this.route = route;
    this.links = links;
    this.batcher = batcher;
  }

  @Override
  public Leader leader() {
    return switch (route.get()) {
      case Route.Local here -> Leader.HERE;
      case Route.Remote there -> Leader.ELSEWHERE;
      case Route.Nowhere nowhere -> Leader.NOWHERE;
    };
  }

  @Override
  public CompletableFuture<byte[]> tell(byte[] message) {
    return route
        .get()
        .remote()
        .map(leader -> links.call(leader, CallKind.TOPIC_ACKS, message))
        .orElseGet(
            () -> CompletableFuture.failedFuture(new IllegalStateException("the leader changed")));
  }

  @Override
  public CompletableFuture<?> propose(TopicCommand command) {
    return batcher.system(new SystemCommand.ForTopics(command));
  }
}
