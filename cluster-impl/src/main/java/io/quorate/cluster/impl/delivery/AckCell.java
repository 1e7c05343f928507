/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.topics.Cursor;
import io.quorate.cluster.impl.topics.CursorMove;
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
  private volatile long registered;

  AckCell(String topic, Subscriber subscriber, Cursor from, Consumer<AckCell> changed) {
    this.topic = topic;
    this.subscriber = subscriber;
    this.position = from.position();
    this.registered = from.registered();
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

  /** Which of the subscriber's cursors it moves; see {@link Cursor#registered}. */
  long registered() {
    return registered;
  }

  /** The subscriber was registered anew, and its position counts for that, too. */
  void registered(long anew) {
    registered = anew;
    tellAgain();
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

  /** What there is to tell now; a change from here on is told by another telling. */
  CursorMove take() {
    waiting.set(false);
    return move();
  }

  /** Up to where it has acknowledged. */
  CursorMove move() {
    return new CursorMove(topic, subscriber, position, registered);
  }
}
