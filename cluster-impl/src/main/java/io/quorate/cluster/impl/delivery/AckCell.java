/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.topics.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Up to where one subscriber of this node has acknowledged one topic. Acknowledging costs a write
 * to memory; the position is picked up with others now and then. Safe for use from any thread.
 */
final class AckCell {
  private final String topic;
  private final Subscriber subscriber;
  private final Consumer<AckCell> changed;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private volatile long position;

  AckCell(String topic, Subscriber subscriber, long position, Consumer<AckCell> changed) {
    this.topic = topic;
    this.subscriber = subscriber;
    this.position = position;
    this.changed = changed;
  }

  String topic() {
    return topic;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  long position() {
    return position;
  }

  /** Acknowledges; by one thread at a time. */
  void acknowledge(long to) {
    if (to > position) {
      position = to;
      tellAgain();
    }
  }

  /** The position has to be told, whether or not it changed. */
  void tellAgain() {
    if (waiting.compareAndSet(false, true)) {
      changed.accept(this);
    }
  }

  /** The position to tell now; a change from here on is told by another telling. */
  long take() {
    waiting.set(false);
    return position;
  }
}
