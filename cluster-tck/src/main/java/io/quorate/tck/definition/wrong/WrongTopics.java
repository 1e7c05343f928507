/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition.wrong;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.OnTopicGap;
import io.quorate.cluster.TopicMessage;

/** Subscriptions. */
public final class WrongTopics {
  private WrongTopics() {}

  /** An empty segment. */
  @ClusterHandler("no-pattern")
  public static class NoPattern {
    @OnTopic("a..b")
    void empty(String text) {}
  }

  /** Two methods with one position between them. */
  @ClusterHandler("one-subscription")
  public static class OneSubscriptionTwice {
    @OnTopic("prices")
    void first(String price) {}

    @OnTopic("prices")
    void second(TopicMessage price) {}
  }

  /** A gap is told as what it is. */
  @ClusterHandler("told-text")
  public static class GapAsText {
    @OnTopic("prices")
    void price(String price) {}

    @OnTopicGap
    void gap(String text) {}
  }
}
