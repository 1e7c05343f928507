/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import io.quorate.cluster.impl.format.Publication;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One topic: its retained messages and where each subscriber has got to. Changed on the apply
 * thread, read from any; held for no longer than it takes to copy references.
 */
public final class Topic {
  private final String name;
  private final Predicate<Subscriber> holding;
  private final RetainedTail tail = new RetainedTail();
  private final TreeMap<Subscriber, Cursor> cursors = new TreeMap<>();
  private volatile long lastSeq;

  /** A topic of which those hold messages back that a test names. */
  Topic(String name, Predicate<Subscriber> holding) {
    this.name = name;
    this.holding = holding;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The number of its last message, 0 before the first. */
  public long lastSeq() {
    return lastSeq;
  }

  /** The number of the oldest retained message, or one more than the last if there is none. */
  public synchronized long firstRetained() {
    return tail.first();
  }

  /** How many messages are retained. */
  public synchronized int retainedMessages() {
    return tail.count();
  }

  /** How much memory they take. */
  public synchronized long retainedBytes() {
    return tail.bytes();
  }

  /**
   * Messages from a number on, or from the oldest retained if that is gone; at least one if there
   * is any, whatever its size.
   */
  public synchronized List<StoredMessage> read(long from, int max, long maxBytes) {
    return tail.read(from, max, maxBytes);
  }

  /** Up to where a subscriber has acknowledged, if it is registered here. */
  public synchronized Optional<Cursor> cursor(Subscriber subscriber) {
    return Optional.ofNullable(cursors.get(subscriber));
  }

  /** The lowest cursor of those who hold messages back, or 0 when nobody does. */
  public synchronized long floor() {
    long floor = Long.MAX_VALUE;
    for (Map.Entry<Subscriber, Cursor> cursor : cursors.entrySet()) {
      long position = cursor.getValue().position();
      if (position < floor && holding.test(cursor.getKey())) {
        floor = position;
      }
    }
    return floor == Long.MAX_VALUE ? 0 : floor;
  }

  /** All cursors now. */
  public synchronized Map<Subscriber, Cursor> cursors() {
    return new TreeMap<>(cursors);
  }

  /** Appends a message, unless one with its idempotency key is retained: then answers that. */
  synchronized StoredMessage append(
      long index, long logTime, Publication publication, TopicLimits limits) {
    String key = publication.idempotencyKey();
    StoredMessage known = key == null ? null : tail.withKey(key);
    if (known != null) {
      return known;
    }
    StoredMessage message = new StoredMessage(lastSeq + 1, index, logTime, publication);
    tail.add(message);
    lastSeq = message.seq();
    trim(logTime, limits);
    return message;
  }

  /** Lets go what the limits do not allow, and what all have acknowledged for long enough. */
  synchronized void trim(long logTime, TopicLimits limits) {
    long floor = floor();
    for (StoredMessage head = tail.head(); head != null; head = tail.head()) {
      long age = logTime - head.logTime();
      boolean acknowledged = head.seq() <= floor && age >= limits.keepMillis();
      boolean beyond =
          tail.count() > 1 && (tail.count() > limits.count() || tail.bytes() > limits.bytes());
      if (!acknowledged && !beyond && age <= limits.ageMillis()) {
        return;
      }
      tail.removeHead();
    }
  }

  /** Registers a subscriber, unless it is. */
  synchronized void register(Subscriber subscriber, Cursor cursor) {
    cursors.putIfAbsent(subscriber, cursor);
  }

  synchronized void remove(Subscriber subscriber) {
    cursors.remove(subscriber);
  }

  /**
   * Moves a cursor forward, never beyond the last message; answers false when another has been
   * registered in its place.
   */
  synchronized boolean advance(CursorMove move) {
    Cursor now = cursors.get(move.subscriber());
    if (now == null) {
      return true;
    }
    long to = Math.min(move.position(), lastSeq);
    boolean meant = now.registered() == move.registered();
    if (meant && to > now.position()) {
      cursors.put(move.subscriber(), new Cursor(to, now.registered()));
    }
    return meant;
  }

  /** What it holds now; messages by reference. */
  synchronized TopicImage capture() {
    return new TopicImage(
        name, lastSeq, cursors(), tail.read(tail.first(), Integer.MAX_VALUE, Long.MAX_VALUE));
  }

  /** Replaces all of it by what was saved with or without the numbers of cursors. */
  synchronized void load(DataInput in, boolean registrations) throws IOException {
    long last = in.readLong();
    cursors.clear();
    int subscribers = in.readInt();
    for (int i = 0; i < subscribers; i++) {
      cursors.put(
          Subscriber.load(in), new Cursor(in.readLong(), registrations ? in.readLong() : 0));
    }
    int messages = in.readInt();
    if (last < 0 || messages < 0 || messages > last) {
      throw new IOException("topic " + name + " claims " + messages + " of " + last + " messages");
    }
    tail.clear(last - messages + 1);
    for (long seq = last - messages + 1; seq <= last; seq++) {
      tail.add(StoredMessage.load(in, seq));
    }
    lastSeq = last;
  }
}
