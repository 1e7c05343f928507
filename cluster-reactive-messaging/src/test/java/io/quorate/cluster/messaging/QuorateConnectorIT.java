/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.TopicMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** Messages go out through a channel, over a real node's topic, and come in through another. */
class QuorateConnectorIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> ORDERS = new CopyOnWriteArrayList<>();
  private static final List<Long> ATTEMPTS = new CopyOnWriteArrayList<>();
  private static final List<Message<Price>> UNACKNOWLEDGED = new CopyOnWriteArrayList<>();

  /** A payload that is encoded as JSON. */
  public record Price(String symbol, long cents) {}

  /** The application. */
  @ApplicationScoped
  public static class Shop {
    @Inject
    @Channel("sold")
    Emitter<String> sold;

    @Inject
    @Channel("quotes")
    Emitter<Price> quotes;

    @Inject
    @Channel("wrong")
    Emitter<String> wrong;

    CompletionStage<Void> sold(String order) {
      return sold.send(order);
    }

    CompletionStage<Void> quotes(Price price) {
      return quotes.send(price);
    }

    CompletionStage<Void> wrong(String order) {
      return wrong.send(order);
    }

    @Incoming("sales")
    void order(String order) {
      ORDERS.add(order);
    }

    @Incoming("difficult")
    CompletionStage<Void> difficult(Message<String> order) {
      if (!order.getPayload().equals("two")) {
        return order.ack();
      }
      ATTEMPTS.add(order.unwrap(TopicMessage.class).seq());
      return ATTEMPTS.size() < 3 ? order.nack(new IllegalStateException("not yet")) : order.ack();
    }

    @Incoming("prices")
    CompletionStage<Void> price(Message<Price> price) {
      UNACKNOWLEDGED.add(price);
      return CompletableFuture.completedFuture(null);
    }
  }

  private static Application start(Map<String, String> channels) {
    return Application.start(channels, Shop.class, Kitchen.class);
  }

  private static String guide() throws IOException {
    return Application.text("docs/guides/reactive-messaging.md");
  }

  /** Those of this class and those of the guide: names that were there once stay known. */
  private static Map<String, String> channels() throws IOException {
    Properties page = new Properties();
    page.load(new StringReader(Application.block(guide(), "properties")));
    Map<String, String> values = new LinkedHashMap<>();
    page.stringPropertyNames().forEach(key -> values.put(key, page.getProperty(key)));
    values.put("mp.messaging.connector.quorate.start", "earliest");
    values.put("mp.messaging.outgoing.sold.connector", "quorate");
    values.put("mp.messaging.outgoing.sold.topic", "shop.orders");
    values.put("mp.messaging.incoming.sales.connector", "quorate");
    values.put("mp.messaging.incoming.sales.topic", "shop.orders");
    values.put("mp.messaging.incoming.difficult.connector", "quorate");
    values.put("mp.messaging.incoming.difficult.topic", "shop.*");
    values.put("mp.messaging.outgoing.quotes.connector", "quorate");
    values.put("mp.messaging.outgoing.quotes.topic", "prices");
    values.put("mp.messaging.incoming.prices.connector", "quorate");
    values.put("mp.messaging.incoming.prices.payload-type", Price.class.getName());
    values.put("mp.messaging.outgoing.wrong.connector", "quorate");
    values.put("mp.messaging.outgoing.wrong.topic", "no topic");
    values.put("quorate.topics.retry", "50ms");
    values.put("quorate.topics.window", "4");
    return values;
  }

  @Test
  void messagesPassThroughTheTopic_comeAgainWhenRefused_andHoldThePublisherUntilAcknowledged()
      throws Exception {
    try (Application application = start(channels())) {
      Shop shop = application.get(Shop.class);
      for (String order : List.of("one", "two", "three")) {
        shop.sold(order).toCompletableFuture().get(20, TimeUnit.SECONDS);
      }
      await().atMost(PATIENCE).until(() -> ORDERS.equals(List.of("one", "two", "three")));
      await().atMost(PATIENCE).until(() -> ATTEMPTS.equals(List.of(2L, 2L, 2L)));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  application.get(Cluster.class).topics().stream()
                      .filter(topic -> topic.topic().equals("shop.orders"))
                      .flatMap(topic -> topic.subscribers().stream())
                      .allMatch(one -> one.lag() == 0));

      List<CompletableFuture<Void>> sent = new CopyOnWriteArrayList<>();
      for (int i = 0; i < 10; i++) {
        sent.add(shop.quotes(new Price("EUR", i)).toCompletableFuture());
      }
      for (int i = 0; i < 10; i++) {
        int next = i;
        await().atMost(PATIENCE).until(() -> UNACKNOWLEDGED.size() == next + 1);
        assertEquals(new Price("EUR", next), UNACKNOWLEDGED.get(next).getPayload());
        assertTrue(
            sent.stream().filter(CompletableFuture::isDone).count() <= next + 5, sent::toString);
        UNACKNOWLEDGED.get(next).ack().toCompletableFuture().get(20, TimeUnit.SECONDS);
      }
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

      CompletableFuture<Void> refused = shop.wrong("x").toCompletableFuture();
      Exception e = assertThrows(Exception.class, () -> refused.get(20, TimeUnit.SECONDS));
      assertTrue(e.toString().contains("no topic"), e::toString);
    }
  }

  @Test
  void theGuidesExample_cooksWhatIsPlaced() throws Exception {
    String source =
        Application.text(
            "cluster-reactive-messaging/src/test/java/io/quorate/cluster/messaging/Kitchen.java");
    String bean = Application.block(guide(), "java");
    assertTrue(source.endsWith(bean), bean);
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Application application = start(channels())) {
      Kitchen kitchen = application.get(Kitchen.class);
      kitchen.place("soup").toCompletableFuture().get(20, TimeUnit.SECONDS);
      await()
          .atMost(PATIENCE)
          .until(() -> printed.toString(StandardCharsets.UTF_8).contains("cook soup"));
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void wrongAttributes_areNamed() throws IOException {
    Map<String, String> values = channels();
    values.put("mp.messaging.incoming.sales.start", "yesterday");
    Exception e = assertThrows(Exception.class, () -> start(values).close());
    assertTrue(
        Application.causes(e)
            .contains("mp.messaging.incoming.sales.start = \"yesterday\": say earliest or latest"),
        () -> Application.causes(e));
  }
}
