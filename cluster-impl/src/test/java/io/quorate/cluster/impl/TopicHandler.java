/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.OnTopicGap;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.WriteContext;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A handler that notes what it is given, and can be made to wait or to fail. */
@ClusterHandler("topics")
public class TopicHandler {
  /** A payload that is encoded as JSON. */
  public record Price(String symbol, long cents) {}

  final List<Long> orders = new CopyOnWriteArrayList<>();
  final List<String> prices = new CopyOnWriteArrayList<>();
  final List<TopicMessage> dead = new CopyOnWriteArrayList<>();
  final List<TopicGap> gaps = new CopyOnWriteArrayList<>();
  final List<Integer> failures = new CopyOnWriteArrayList<>();
  volatile CountDownLatch hold = new CountDownLatch(0);
  volatile int failing;
  private long total;

  @OnTopic("orders")
  void order(String payload, TopicMessage message) throws InterruptedException {
    hold.await();
    orders.add(message.seq());
  }

  @OnTopic("prices.*")
  void price(Price price, TopicMessage message) {
    prices.add(message.topic() + " " + message.seq() + " " + price.cents());
  }

  @OnTopic("shaky")
  void shaky(TopicMessage message) {
    if (message.deliveries() <= failing) {
      failures.add(message.deliveries());
      throw new IllegalStateException("not yet");
    }
  }

  @OnTopic("dead-letter.**")
  void dead(TopicMessage message) {
    dead.add(message);
  }

  @OnTopicGap
  void gap(TopicGap gap) {
    gaps.add(gap);
  }

  @OnWrite("sell")
  long sell(long amount, WriteContext context) {
    context.publish("orders", "sold " + amount);
    if (amount < 0) {
      throw new IllegalArgumentException("negative");
    }
    context.publish("orders", "and more");
    return total += amount;
  }

  @OnRead("sold")
  long sold() {
    return total;
  }

  @SaveSnapshot
  void save(OutputStream out) throws IOException {
    new DataOutputStream(out).writeLong(total);
  }

  @LoadSnapshot
  void load(InputStream in) throws IOException {
    total = new DataInputStream(in).readLong();
  }
}
