/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.format.TopicReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** A table of topics, and a log that changes it. */
abstract class TopicTableFixture {
  static final Subscriber N1 = new Subscriber("n1", "s");

  static final Subscriber N2 = new Subscriber("n2", "s");

  static final Subscriber AUDIT = Subscriber.durable("audit");

  final TopicTable table = new TopicTable();
  long index;
  long logTime = 1_000;

  TopicReply apply(TopicCommand command) {
    return table.apply(command, ++index, logTime);
  }

  TopicReply publish(String topic, String payload, PublishOptions options) {
    return apply(
        new TopicCommand.Publish(
            Publication.checked(topic, options, payload.getBytes(StandardCharsets.UTF_8))));
  }

  TopicReply publish(String topic) {
    return publish(topic, "x", PublishOptions.DEFAULT);
  }

  void subscribe(Subscriber subscriber, String pattern, StartPoint start) {
    TopicSubscription subscription =
        new TopicSubscription(subscriber, new TopicPattern(pattern), start);
    apply(
        subscriber.isDurable()
            ? new TopicCommand.Subscribe(subscription)
            : new TopicCommand.SetSubscriptions(subscriber.nodeId(), List.of(subscription)));
  }

  void limits(int count, long bytes, long age, long keep, int topics) {
    apply(new TopicCommand.SetLimits(new TopicLimits(count, bytes, age, keep, topics)));
  }

  void move(String topic, Subscriber subscriber, long position) {
    move(topic, subscriber, position, 0);
  }

  void move(String topic, Subscriber subscriber, long position, long registered) {
    apply(
        new TopicCommand.MoveCursors(
            List.of(new CursorMove(topic, subscriber, position, registered))));
  }

  OptionalLong position(String topic, Subscriber subscriber) {
    return topic(topic).cursor(subscriber).stream().mapToLong(Cursor::position).findAny();
  }

  long registered(String topic, Subscriber subscriber) {
    return topic(topic).cursor(subscriber).orElseThrow().registered();
  }

  Topic topic(String name) {
    return table.topic(name).orElseThrow();
  }

  void expire(String id, long unseenSince) {
    apply(new TopicCommand.ExpireSubscribers(List.of(id), unseenSince));
  }

  static TopicCommand takeOver(StartPoint start) {
    return new TopicCommand.TakeOver(
        "n1",
        List.of(new TopicSubscription(N1, new TopicPattern("a.*"), start)),
        List.of("node:n1/s"));
  }
}
