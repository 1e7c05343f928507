/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import io.quorate.tck.Assertion;
import io.quorate.tck.Eventually;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class TopicIT {
  private static final int RETAINED = 50;

  @Inject Cluster cluster;
  @Inject Board board;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("topic")
        .with(Ticker.class, Board.class, Visit.class, Quote.class)
        .configured("quorate.topics.retry", "50ms")
        .configured("quorate.topics.max-deliveries", "3")
        .configured("quorate.topics.retain-count", Integer.toString(RETAINED))
        .archive();
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private PublishReceipt publish(String topic, Object payload) throws ExecutionException {
    return Eventually.value(cluster.publish(topic, payload));
  }

  @Test
  @Assertion(
      id = "TOPIC-1",
      text =
          "A handler gets the payload as its type, the message with its headers, and a request"
              + " context of its own for each.")
  void payload_isTyped_andComesWithItsMessage() throws Exception {
    PublishReceipt receipt =
        Eventually.value(
            cluster.publish(
                "quotes.eur", new Quote("EUR", 105), PublishOptions.DEFAULT.withKey("EUR")));
    publish("quotes.usd", new Quote("USD", 99));
    publish("quotes.usd.far", new Quote("USD", 1));
    publish("quotes.eur", new Quote("EUR", 106));
    Eventually.holds(() -> assertEquals(numbers(1, 2), board.numbers("quotes.eur")));
    Eventually.holds(() -> assertEquals(numbers(1, 1), board.numbers("quotes.usd")));
    assertEquals(
        List.of(new Quote("EUR", 105), new Quote("EUR", 106)),
        board.quotes().stream().filter(quote -> quote.symbol().equals("EUR")).toList());
    TopicMessage first = board.messages("quotes.eur").get(0);
    assertEquals(receipt.seq(), first.seq());
    assertEquals(receipt.index(), first.index());
    assertEquals("EUR", first.headers().key().orElse(""));
    assertEquals(1, first.deliveries());
    assertEquals(List.of(2), board.visits().stream().distinct().toList());
  }

  @Test
  @Assertion(id = "TOPIC-2", text = "A pattern takes the topics that it matches, and no others.")
  void pattern_takesWhatItMatches() throws Exception {
    publish("quotes.chf.far", new Quote("CHF", 1));
    publish("dead", "x");
    publish("quotes.chf", new Quote("CHF", 95));
    Eventually.holds(() -> assertEquals(numbers(1, 1), board.numbers("quotes.chf")));
    assertEquals(List.of(), board.messages("quotes.chf.far"));
    assertEquals(List.of(), board.messages("dead"));
  }

  @Test
  @Assertion(
      id = "TOPIC-3",
      text = "Messages of a topic are handled in the order of their numbers.")
  void messages_areHandledInOrder() throws Exception {
    for (int i = 1; i <= 40; i++) {
      assertEquals(i, publish("plain", "message " + i).seq());
    }
    Eventually.holds(() -> assertEquals(numbers(1, 40), board.numbers("plain")));
  }

  @Test
  @Assertion(
      id = "TOPIC-4",
      text =
          "A handler that throws gets the message again, before the next one; after"
              + " quorate.topics.max-deliveries it goes to dead-letter.<topic>.")
  void failure_isRedelivered_andThenADeadLetter() throws Exception {
    publish("shaky", "once");
    publish("shaky", "hopeless");
    publish("shaky", "after");
    Eventually.holds(() -> assertEquals(7, board.messages("shaky").size()));
    assertEquals(List.of(1L, 1L, 2L, 2L, 2L, 3L, 3L), board.numbers("shaky"));
    assertEquals(
        List.of(1, 2, 1, 2, 3, 1, 2),
        board.messages("shaky").stream().map(TopicMessage::deliveries).toList());
    Eventually.holds(() -> assertEquals(1, board.messages("dead-letter.shaky").size()));
    TopicMessage dead = board.messages("dead-letter.shaky").get(0);
    assertEquals("hopeless", new String(dead.payload(), StandardCharsets.UTF_8));
  }

  @Test
  @Assertion(
      id = "TOPIC-5",
      text = "A handler that is too late for messages is told which, and goes on after them.")
  void trimmedMessages_areToldAsAGap() throws Exception {
    publish("slow", "first");
    Eventually.holds(() -> assertEquals(numbers(1, 1), board.numbers("slow")));
    for (int i = 0; i < RETAINED + 10; i++) {
      publish("slow", "more");
    }
    Eventually.holds(
        () ->
            assertEquals(
                List.of(12L),
                cluster.topics().stream()
                    .filter(topic -> topic.topic().equals("slow"))
                    .map(topic -> topic.firstRetained())
                    .toList()));
    board.release();
    Eventually.holds(
        () -> assertEquals(List.of(new TopicGap("slow", "ticker/slow", 2, 11)), board.gaps()));
    Eventually.holds(() -> assertEquals(RETAINED + 1, board.numbers("slow").size()));
    assertEquals(numbers(12, RETAINED + 11), board.numbers("slow").subList(1, RETAINED + 1));
  }

  @Test
  @Assertion(
      id = "TOPIC-6",
      text = "What a write publishes comes with its state, or not at all when it throws.")
  void writesMessages_comeWithItsState() throws Exception {
    assertEquals(5L, Eventually.value(cluster.appWrite("sell", 5L, Long.class)));
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> Eventually.value(cluster.appWrite("sell", -1L, Long.class)));
    assertInstanceOf(HandlerException.class, failure.getCause());
    assertEquals(12L, Eventually.value(cluster.appWrite("sell", 7L, Long.class)));
    Eventually.holds(() -> assertEquals(numbers(1, 2), board.numbers("sold")));
    assertEquals(
        List.of("5", "7"),
        board.messages("sold").stream()
            .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
            .toList());
    assertEquals(
        12L,
        Eventually.value(cluster.appRead("sold", null, Long.class, ReadConsistency.LINEARIZABLE))
            .value());
  }

  @Test
  @Assertion(
      id = "TOPIC-7",
      text = "A repeated idempotency key answers the first receipt and publishes nothing.")
  void idempotencyKey_publishesOnce() throws Exception {
    PublishOptions once = PublishOptions.DEFAULT.withIdempotencyKey("order-1");
    PublishReceipt first = Eventually.value(cluster.publish("keyed", "one", once));
    assertEquals(first, Eventually.value(cluster.publish("keyed", "one", once)));
    assertEquals(first.seq() + 1, publish("keyed", "two").seq());
  }
}
