/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.delivery.TopicReader;
import io.quorate.cluster.impl.format.TopicReply;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicSubscription;
import io.quorate.cluster.impl.writes.Applied;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Durable subscribers at this node. */
final class DurableTopics implements DurableSubscribers {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/@-]{1," + MAX_ID + "}");

  private final NodeParts parts;

  DurableTopics(NodeParts parts) {
    this.parts = parts;
  }

  @Override
  public CompletableFuture<Boolean> subscribe(
      String id, TopicPattern pattern, StartPoint start, Duration timeout) {
    if (!ID.matcher(id).matches()) {
      return CompletableFuture.failedFuture(
          NotCommittedException.of(
              Code.BAD_TOPIC,
              "\""
                  + (id.length() > MAX_ID ? id.substring(0, MAX_ID) + "…" : id)
                  + "\" is no id of a subscriber; use 1 to "
                  + MAX_ID
                  + " of A-Z a-z 0-9 . _ - : / @"));
    }
    return command(
            new TopicCommand.Subscribe(
                new TopicSubscription(Subscriber.durable(id), pattern, start)),
            timeout)
        .thenApply(done -> done.seq() > 0);
  }

  @Override
  public CompletableFuture<Void> unsubscribe(String id, Duration timeout) {
    return command(new TopicCommand.Unsubscribe(id), timeout).thenApply(done -> null);
  }

  private CompletableFuture<TopicReply.Done> command(TopicCommand command, Duration timeout) {
    return parts
        .delivery()
        .window()
        .whenEnabled(timeout, left -> parts.publications().write(command, left))
        .thenCompose(this::appliedHere);
  }

  private CompletableFuture<TopicReply.Done> appliedHere(Applied applied) {
    TopicReply.Done done = Publications.done(applied);
    CompletableFuture<TopicReply.Done> here = new CompletableFuture<>();
    parts
        .state()
        .whenApplied(applied.index(), () -> parts.completions().add(() -> here.complete(done)));
    return here;
  }

  @Override
  public TopicReader open(String id) {
    return parts.delivery().open(id);
  }
}
