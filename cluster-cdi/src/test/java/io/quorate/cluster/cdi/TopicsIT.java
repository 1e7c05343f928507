/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.TopicMessage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Messages reach handler beans, each with a request context of its own. */
class TopicsIT {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  /** A payload that is encoded as JSON. */
  public record Price(String symbol, long cents) {}

  /** One for each message. */
  @RequestScoped
  static class Visit {
    private int calls;

    int next() {
      return ++calls;
    }
  }

  @ClusterHandler("board")
  static class Board {
    @Inject Visit visit;

    @OnTopic("prices.*")
    void price(Price price, TopicMessage message) {
      visit.next();
      SEEN.add(message.topic() + " " + price.cents() + " " + visit.next());
    }
  }

  @Test
  void message_isGivenToTheBean_withARequestContextOfItsOwn() {
    SEEN.clear();
    try (Container application = Container.start(Container.alone(), Board.class, Visit.class)) {
      Cluster cluster = application.get(Cluster.class);
      for (int i = 1; i <= 3; i++) {
        cluster.publish("prices.eur", new Price("EUR", i)).toCompletableFuture().join();
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertEquals(
                      List.of("prices.eur 1 2", "prices.eur 2 2", "prices.eur 3 2"), SEEN));
      assertEquals(3, cluster.topics().get(0).seq());
    }
  }
}
