/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.topics.StartPoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Readers outside the cluster: subscribers, each with an id of its own choice by which the cluster
 * keeps where it has got to, whichever node it reads from. Transport-free: gRPC and HTTP adapt it.
 * Safe for use from any thread; nothing blocks.
 *
 * <p>They hold trimming back, within the topics' limits, and never a publisher.
 */
public interface DurableSubscribers {
  /** The longest id. */
  int MAX_ID = 128;

  /**
   * Registers a subscriber, from any node; completes when it is committed and applied here. A known
   * id keeps its cursors, and its topics become those of the pattern.
   *
   * @param id 1 to {@value #MAX_ID} of {@code A-Z a-z 0-9 . _ - : / @}
   * @param pattern which topics
   * @param start where to begin with topics that the subscriber had not before; topics born later
   *     are read from their first message
   * @return whether the id was known, so that it goes on where it was (from feature level 3 on);
   *     fails with {@link io.quorate.cluster.ClusterException}: code {@code BAD_TOPIC} for a bad
   *     id, {@code BAD_POSITION} for a start beyond a topic's last message, {@code TOO_MANY_TOPICS}
   *     when there are as many subscribers as are allowed, and as writes fail
   */
  CompletableFuture<Boolean> subscribe(
      String id, TopicPattern pattern, StartPoint start, Duration timeout);

  /**
   * Forgets a subscriber and its cursors; fails with code {@code UNKNOWN_SUBSCRIBER} when there is
   * none.
   */
  CompletableFuture<Void> unsubscribe(String id, Duration timeout);

  /**
   * Opens a subscriber at this node, where it has acknowledged to. A reader of the same id that is
   * open here is closed.
   *
   * @throws io.quorate.cluster.NotCommittedException of code {@code UNKNOWN_SUBSCRIBER} when no
   *     such id is registered here, {@code CLOSED} when the node is closing
   */
  TopicReader open(String id);

  /**
   * Opens one topic for a reader that is not registered and keeps its own position: it holds
   * nothing back, and costs nothing but what it fetches. A topic that nobody has published to yet
   * is followed from its first message.
   *
   * @param topic its name
   * @param start where to begin
   * @return fails with {@link io.quorate.cluster.ClusterException}: code {@code BAD_TOPIC} for a
   *     bad name, {@code BAD_POSITION} for a start more than one beyond the topic's last message,
   *     {@code NOT_CONFIGURED} at a node outside the configuration, {@code TIMEOUT} when this node
   *     did not learn in time whether there is such a message
   */
  CompletableFuture<TopicFeed> follow(String topic, StartPoint start, Duration timeout);
}
