/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has happened with topics on this node since it started. The first {@value #MOST_TOPICS}
 * topics are told apart, all others are counted as {@code _other}. Safe for use from any thread.
 */
public final class TopicCounters {
  /** Topics that are told apart. */
  public static final int MOST_TOPICS = 100;

  /** How all other topics are called together; no topic can have this name. */
  public static final String OTHER = "_other.";

  /** What is counted of one topic. */
  public static final class Counts {
    /** Messages published on this node. */
    public final LongAdder published = new LongAdder();

    /** Messages given to handlers and subscribers at this node, repetitions included. */
    public final LongAdder broadcast = new LongAdder();

    /** Messages acknowledged at this node. */
    public final LongAdder acks = new LongAdder();

    /** Handlers that threw. */
    public final LongAdder failures = new LongAdder();

    /** Messages that became dead letters. */
    public final LongAdder deadLetters = new LongAdder();

    /** Messages that a subscription of this node never got. */
    public final LongAdder missed = new LongAdder();
  }

  private final Map<String, Counts> byTopic = new ConcurrentHashMap<>();
  private final Counts other = new Counts();

  /** The counts of a topic. */
  public Counts of(String topic) {
    if (topic.equals(OTHER)) {
      return other;
    }
    Counts known = byTopic.get(topic);
    if (known != null) {
      return known;
    }
    synchronized (this) {
      return byTopic.size() < MOST_TOPICS
          ? byTopic.computeIfAbsent(topic, any -> new Counts())
          : other;
    }
  }

  /** Whether a topic is told apart. */
  boolean isApart(String topic) {
    return byTopic.containsKey(topic);
  }

  /** The topics that are told apart, and {@link #OTHER} once there may be others. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(byTopic.keySet());
    if (names.size() == MOST_TOPICS) {
      names.add(OTHER);
    }
    return names;
  }
}
