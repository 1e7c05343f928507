/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.StaleReadException;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.delivery.TopicFeed;
import io.quorate.cluster.impl.delivery.TopicReader;
import io.quorate.cluster.impl.format.TopicReply;
import io.quorate.cluster.impl.threads.Deadlines;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicSubscription;
import io.quorate.cluster.impl.writes.Applied;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Readers from outside the cluster, at this node. */
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

  private void whenApplied(long index, CompletableFuture<Void> here) {
    parts.state().whenApplied(index, () -> parts.completions().add(() -> here.complete(null)));
  }

  @Override
  public CompletableFuture<TopicFeed> follow(String topic, StartPoint start, Duration timeout) {
    Optional<NotCommittedException> refusal = refusal(topic);
    if (refusal.isPresent()) {
      return CompletableFuture.failedFuture(refusal.get());
    }
    if (parts.delivery().reaches(topic, start)) {
      return CompletableFuture.completedFuture(parts.delivery().follow(topic, start));
    }
    // This node may be behind the one where the reader was before.
    return newest(timeout).thenApply(known -> reached(topic, start));
  }

  private Optional<NotCommittedException> refusal(String topic) {
    try {
      TopicPattern.checkName(topic);
    } catch (IllegalArgumentException e) {
      return Optional.of(NotCommittedException.of(Code.BAD_TOPIC, String.valueOf(e.getMessage())));
    }
    if (parts.halt().isHalted()) {
      return Optional.of(
          NotCommittedException.of(
              Code.HALTED, "this node is halted: " + parts.halt().reason().orElse("")));
    }
    return parts.consensus().view().clusterId().isEmpty()
        ? Optional.of(
            NotCommittedException.of(
                Code.NOT_CONFIGURED, parts.nodeId() + " is not in the configuration"))
        : Optional.empty();
  }

  private TopicFeed reached(String topic, StartPoint start) {
    if (!parts.delivery().reaches(topic, start)) {
      throw NotCommittedException.of(
          Code.BAD_POSITION,
          "topic \""
              + topic
              + "\" cannot be read from message "
              + start.seq()
              + ": its last is "
              + parts.delivery().lastSeq(topic)
              + "; start at most one beyond that, or with earliest or latest");
    }
    return parts.delivery().follow(topic, start);
  }

  /** Completes when what is committed now is applied here. */
  private CompletableFuture<Void> newest(Duration timeout) {
    CompletableFuture<Void> here = new CompletableFuture<>();
    Deadlines.expire(
        here,
        timeout,
        parts.scheduler(),
        () ->
            here.completeExceptionally(
                new StaleReadException(
                    Code.TIMEOUT,
                    "this node did not learn within "
                        + timeout
                        + " whether there is such a message; no leader answers")));
    parts
        .barriers()
        .barrier(parts.route())
        .whenComplete(
            (index, failure) -> {
              if (failure == null) {
                whenApplied(index, here);
              } else {
                here.completeExceptionally(
                    new StaleReadException(
                        Code.NO_LEADER, "no leader could be asked: " + failure.getMessage()));
              }
            });
    return here;
  }

  @Override
  public TopicReader open(String id) {
    return parts.delivery().open(id);
  }
}
