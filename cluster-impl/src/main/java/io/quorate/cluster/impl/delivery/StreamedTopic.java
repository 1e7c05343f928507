/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.topics.StoredMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has come of one topic over a stream and is not handled yet: bounded, so that a slow handler
 * holds its stream and not the memory. Safe for use from any thread.
 */
final class StreamedTopic implements Feed {
  private static final int MOST_MESSAGES = 256;
  private static final long MOST_BYTES = 1 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final ArrayDeque<StoredMessage> messages = new ArrayDeque<>();
  private long received;
  private long first;
  private long bytes;
  private boolean closed;

  /** A topic of which all up to a position was handled. */
  StreamedTopic(long position) {
    this.received = position;
    this.first = position + 1;
  }

  /** Up to where it has come, the last gap included. */
  long received() {
    lock.lock();
    try {
      return received;
    } finally {
      lock.unlock();
    }
  }

  /** Takes what has come, unless it came before; waits for room. */
  void offer(TopicDelivery delivery) throws InterruptedException {
    lock.lock();
    try {
      if (delivery.position() <= received) {
        return;
      }
      if (delivery instanceof TopicDelivery.Message message) {
        add(stored(message.message()));
      } else {
        first = delivery.position() + 1;
      }
      received = delivery.position();
    } finally {
      lock.unlock();
    }
  }

  private void add(StoredMessage message) throws InterruptedException {
    while (!closed && (messages.size() >= MOST_MESSAGES || bytes >= MOST_BYTES)) {
      room.await();
    }
    messages.add(message);
    bytes += message.size();
  }

  private static StoredMessage stored(TopicMessage message) {
    return new StoredMessage(
        message.seq(),
        message.index(),
        message.logTime().toEpochMilli(),
        new Publication(message.topic(), message.headers(), null, message.payload()));
  }

  @Override
  public List<StoredMessage> read(long from, int max, long maxBytes) {
    lock.lock();
    try {
      for (StoredMessage head = messages.peek();
          head != null && head.seq() < from;
          head = messages.peek()) {
        messages.remove();
        bytes -= head.size();
        room.signalAll();
      }
      List<StoredMessage> read = new ArrayList<>();
      long left = maxBytes;
      for (StoredMessage message : messages) {
        long next = read.isEmpty() ? message.seq() : read.get(read.size() - 1).seq() + 1;
        if (read.size() == max || message.seq() != next || (left <= 0 && !read.isEmpty())) {
          break;
        }
        read.add(message);
        left -= message.size();
      }
      return read;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long first() {
    lock.lock();
    try {
      return messages.isEmpty() ? first : messages.peek().seq();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing waits for room any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
