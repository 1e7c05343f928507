/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import java.util.Set;

/**
 * What can be read off the topics of a node at any moment. Called by scrapes, from any thread; must
 * not block. A bounded number of topics is told apart; what is counted of others is under one name.
 */
public interface TopicFigures {
  /** What is counted of a topic on this node. */
  enum Count {
    /** Messages published by callers on this node. */
    PUBLISHED,
    /** Messages given to handlers and subscribers at this node, repetitions included. */
    BROADCAST,
    /** Messages acknowledged at this node. */
    ACKS,
    /** Handlers that threw. */
    FAILURES,
    /** Messages that became dead letters. */
    DEAD_LETTERS,
    /** Messages that were trimmed before a subscription of this node came to them. */
    MISSED
  }

  /** No topics. */
  TopicFigures NONE =
      new TopicFigures() {
        @Override
        public Set<String> counted() {
          return Set.of();
        }

        @Override
        public Set<String> topics() {
          return Set.of();
        }

        @Override
        public Set<String> nodes(String topic) {
          return Set.of();
        }

        @Override
        public double count(String topic, Count what) {
          return 0;
        }

        @Override
        public double seq(String topic) {
          return 0;
        }

        @Override
        public double ack(String topic) {
          return 0;
        }

        @Override
        public double acksOfNode(String topic, String node) {
          return 0;
        }

        @Override
        public double ackOfNode(String topic, String node) {
          return 0;
        }

        @Override
        public double subscriptions() {
          return 0;
        }

        @Override
        public double held() {
          return 0;
        }
      };

  /** The topics that are counted, and the name that stands for all others once there are any. */
  Set<String> counted();

  /** The topics that are told apart. */
  Set<String> topics();

  /** The nodes that read a topic. */
  Set<String> nodes(String topic);

  /** A count; 0 when the topic is not known. */
  double count(String topic, Count what);

  /** The number of the last message. */
  double seq(String topic);

  /** The lowest position of all who read the topic; that of the last message when nobody does. */
  double ack(String topic);

  /** Messages that a node acknowledged, as far as this node was told: all when it leads. */
  double acksOfNode(String topic, String node);

  /** The lowest position of a node's subscriptions. */
  double ackOfNode(String topic, String node);

  /** Subscriptions of nodes and durable subscribers. */
  double subscriptions();

  /** Publishers on this node that wait for a window. */
  double held();
}
