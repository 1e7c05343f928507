/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.topics.CursorMove;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicSubscription;
import io.quorate.cluster.impl.topics.TopicTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AckTableTest {
  private static final Subscriber SHOP = Subscriber.durable("shop");

  private final TopicTable table = new TopicTable();
  private final AckTable acks = new AckTable(table, node -> true);
  private long index;

  private void apply(TopicCommand command) {
    table.apply(command, ++index, 1_000);
  }

  @BeforeEach
  void publishThree() {
    table.watchSubscribers(1_000);
    table.noteRegistrations();
    for (int i = 0; i < 3; i++) {
      apply(
          new TopicCommand.Publish(
              Publication.checked("a", PublishOptions.DEFAULT, new byte[] {1})));
    }
    subscribe();
  }

  private void subscribe() {
    apply(
        new TopicCommand.Subscribe(
            new TopicSubscription(SHOP, new TopicPattern("a"), StartPoint.EARLIEST)));
  }

  private Topic topic() {
    return table.topic("a").orElseThrow();
  }

  private CursorMove move(long position) {
    return new CursorMove("a", SHOP, position, topic().cursor(SHOP).orElseThrow().registered());
  }

  @Test
  void told_countsBeforeItIsReplicated_neverBackNorBeyondTheLast() {
    assertEquals(2, acks.tell(move(2)));
    assertEquals(2, acks.position(topic(), SHOP));
    assertEquals(0, acks.tell(move(1)));
    assertEquals(1, acks.tell(move(9)));
    assertEquals(3, acks.position(topic(), SHOP));
  }

  @Test
  void toldOfAnEarlierCursor_countsForNoLaterOne() {
    CursorMove earlier = move(2);
    acks.tell(earlier);
    apply(new TopicCommand.Unsubscribe("shop"));
    assertEquals(0, acks.position(topic(), SHOP));
    assertEquals(0, acks.tell(earlier));
    subscribe();
    assertEquals(0, acks.position(topic(), SHOP));
    assertEquals(0, acks.tell(earlier), "told late, by a node that had not heard of it");
    assertEquals(1, acks.tell(move(1)));
    assertEquals(1, acks.position(topic(), SHOP));
  }

  @Test
  void toldOfACursorThatIsNotAppliedHereYet_countsFromThenOn() {
    CursorMove now = move(1);
    long next = now.registered() + 2; // its own number, and that of its cursor
    assertEquals(0, acks.tell(new CursorMove("a", SHOP, 2, next)));
    acks.tell(now);
    assertEquals(0, acks.position(topic(), SHOP));
    acks.prune();
    apply(new TopicCommand.Unsubscribe("shop"));
    subscribe();
    assertEquals(next, move(0).registered());
    assertEquals(2, acks.position(topic(), SHOP));
  }

  @Test
  void told_isForgottenWithItsCursor() {
    acks.tell(move(2));
    acks.prune();
    assertEquals(2, acks.position(topic(), SHOP), "the cursor is there");
    apply(new TopicCommand.Unsubscribe("shop"));
    acks.prune();
    subscribe();
    assertEquals(0, acks.position(topic(), SHOP));
  }
}
