/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.topic;

import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What the handler was given. */
@ApplicationScoped
public class Board {
  private final List<Quote> quotes = new CopyOnWriteArrayList<>();
  private final List<TopicMessage> messages = new CopyOnWriteArrayList<>();
  private final List<TopicGap> gaps = new CopyOnWriteArrayList<>();
  private final List<Integer> visits = new CopyOnWriteArrayList<>();
  private final CountDownLatch hold = new CountDownLatch(1);

  void quote(Quote quote) {
    quotes.add(quote);
  }

  void message(TopicMessage message) {
    messages.add(message);
  }

  void gap(TopicGap gap) {
    gaps.add(gap);
  }

  void visit(int calls) {
    visits.add(calls);
  }

  void hold() throws InterruptedException {
    hold.await();
  }

  void release() {
    hold.countDown();
  }

  List<Quote> quotes() {
    return List.copyOf(quotes);
  }

  List<TopicMessage> messages(String topic) {
    return messages.stream().filter(message -> message.topic().equals(topic)).toList();
  }

  List<Long> numbers(String topic) {
    return messages(topic).stream().map(TopicMessage::seq).toList();
  }

  List<TopicGap> gaps() {
    return List.copyOf(gaps);
  }

  List<Integer> visits() {
    return List.copyOf(visits);
  }
}
