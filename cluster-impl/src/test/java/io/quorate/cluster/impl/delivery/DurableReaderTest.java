/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.topics.CursorMove;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicSubscription;
import io.quorate.cluster.impl.topics.TopicTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader gives, on the thread that asks. */
class DurableReaderTest {
  private static final Subscriber SHOP = Subscriber.durable("shop");

  private final TopicTable table = new TopicTable();
  private final AckTable acks = new AckTable(table, node -> true);
  private final List<CursorMove> told = new ArrayList<>();
  private long index;

  @BeforeEach
  void publishTwo() {
    table.watchSubscribers(1_000);
    table.noteRegistrations();
    publish("prices.eur");
    publish("prices.eur");
    subscribe("prices.*", StartPoint.EARLIEST);
  }

  private void apply(TopicCommand command) {
    table.apply(command, ++index, 1_000);
  }

  private void publish(String topic) {
    apply(
        new TopicCommand.Publish(
            Publication.checked(topic, PublishOptions.DEFAULT, new byte[] {1})));
  }

  private void subscribe(String topics, StartPoint start) {
    apply(new TopicCommand.Subscribe(new TopicSubscription(SHOP, new TopicPattern(topics), start)));
  }

  private DurableReader open() {
    return new DurableReader(
        "shop",
        table,
        new TopicCounters(),
        acks,
        cell -> told.add(cell.take()),
        Runnable::run,
        gone -> {});
  }

  private static List<Long> numbers(CompletableFuture<List<TopicDelivery>> fetched) {
    return fetched.join().stream().map(TopicDelivery::position).toList();
  }

  private static void assertEnds(Code code, CompletableFuture<?> fetch) {
    Throwable failure = assertThrows(CompletionException.class, fetch::join).getCause();
    assertEquals(code, assertInstanceOf(NotCommittedException.class, failure).code());
  }

  @Test
  void readerOfAForgottenSubscriber_ends_alsoWhenItIsRegisteredAnewAtOnce() {
    DurableReader reader = open();
    assertEquals(List.of(1L, 2L), numbers(reader.fetch(10, 1_000)));
    CompletableFuture<?> waiting = reader.fetch(10, 1_000);
    apply(new TopicCommand.Unsubscribe("shop"));
    subscribe("prices.*", StartPoint.EARLIEST);
    reader.wake();
    assertEnds(Code.UNKNOWN_SUBSCRIBER, waiting);
    assertEnds(Code.UNKNOWN_SUBSCRIBER, reader.fetch(10, 1_000));
    assertEquals(
        Code.UNKNOWN_SUBSCRIBER,
        assertThrows(NotCommittedException.class, () -> reader.ack("prices.eur", 2)).code());
    assertEquals(List.of(), told);
    assertEquals(List.of(1L, 2L), numbers(open().fetch(10, 1_000)));
  }

  @Test
  void nextReader_goesOnWhereTheLastAcknowledged() {
    DurableReader reader = open();
    reader.fetch(10, 1_000).join();
    reader.ack("prices.eur", 1);
    told.forEach(acks::tell);
    assertEquals(List.of(2L), numbers(open().fetch(10, 1_000)));
    apply(new TopicCommand.Unsubscribe("shop"));
    subscribe("prices.*", StartPoint.LATEST);
    publish("prices.eur");
    assertEquals(List.of(3L), numbers(open().fetch(10, 1_000)));
  }

  /** In the table of a node that loads a snapshot, nobody is forgotten meanwhile. */
  @Test
  void readerOfASubscriberThatASnapshotHasToo_goesOn() throws IOException {
    DurableReader reader = open();
    reader.fetch(10, 1_000).join();
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    publish("prices.eur");
    table.capture().save(new DataOutputStream(saved));
    DataInputStream in =
        new DataInputStream(
            new FilterInputStream(new ByteArrayInputStream(saved.toByteArray())) {
              @Override
              public int read(byte[] bytes, int offset, int length) throws IOException {
                assertTrue(reader.isOfRegistered());
                return super.read(bytes, offset, length);
              }
            });
    table.load(in, table.capture().version());
    assertEquals(List.of(3L), numbers(reader.fetch(10, 1_000)));
  }

  @Test
  void topicTakenAwayAndGivenBack_endsTheReader() {
    DurableReader reader = open();
    reader.fetch(10, 1_000).join();
    subscribe("rates.*", StartPoint.EARLIEST);
    CompletableFuture<?> waiting = reader.fetch(10, 1_000);
    subscribe("prices.*", StartPoint.EARLIEST);
    reader.wake();
    assertEnds(Code.CLOSED, waiting);
  }
}
