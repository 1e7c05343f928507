/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of events as answers of the port, whatever they tell. */
class EventStreamIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<EventClient> clients = new ArrayList<>();
  private Fixture fixture;

  @BeforeEach
  void start() {
    fixture = new Fixture();
    fixture.http.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (EventClient client : clients) {
      client.close();
    }
    fixture.close();
  }

  private EventClient open() throws Exception {
    EventClient client = EventClient.open(fixture.http.port(), "/topics/orders");
    clients.add(client);
    return client;
  }

  private void awaitOpen(int streams) {
    await().atMost(PATIENCE).until(() -> fixture.topics.open.get() == streams);
  }

  @Test
  void silentStream_isKeptAwakeByComments() throws Exception {
    EventClient client = open();
    assertEquals(200, client.status());
    assertTrue(client.head().contains("Content-Type: text/event-stream"), client.head());
    assertTrue(client.head().contains("Cache-Control: no-store"), client.head());
    assertEquals("topic orders at node n1", client.nextOrComment().data());
    for (int i = 0; i < 3; i++) {
      assertEquals(new EventClient.Event("comment", "", ""), client.nextOrComment());
    }
  }

  @Test
  void streams_areBounded_andOneThatEndsMakesRoom() throws Exception {
    EventClient first = open();
    EventClient second = open();
    assertEquals(200, second.status());
    EventClient third = open();
    assertEquals(503, third.status());
    assertTrue(third.head().contains("Retry-After: 1"), third.head());
    assertTrue(third.body().contains("\"code\":\"BUSY\""));
    // Requests are not affected.
    for (int i = 0; i < 100; i++) {
      String answer =
          RawHttp.exchange(
              fixture.http.port(),
              RawHttp.lines("GET /healthz HTTP/1.1", "Host: localhost", "Connection: close"));
      assertEquals(200, RawHttp.status(answer), answer);
    }
    first.close();
    awaitOpen(1);
    assertEquals(200, open().status());
  }

  @Test
  void clientThatLeavesOrTalks_isNoticedWithoutAHeartbeat() throws Exception {
    try (Fixture quiet = new Fixture(Fixture.silent())) {
      quiet.http.start();
      for (int i = 0; i < 50; i++) {
        try (EventClient client = EventClient.open(quiet.http.port(), "/topics/orders")) {
          assertEquals(200, client.status());
        }
        await()
            .pollInterval(Duration.ofMillis(1))
            .atMost(PATIENCE)
            .until(() -> quiet.topics.open.get() == 0);
      }
    }
  }

  @Test
  void closingThePort_endsStreamsWithAReason_andSoon() throws Exception {
    EventClient client = open();
    awaitOpen(1);
    long start = System.nanoTime();
    fixture.http.close();
    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(3));
    EventClient.Event end = client.next();
    assertEquals("end", end.type());
    assertTrue(end.data().contains("\"code\":\"CLOSED\""), end.data());
    assertTrue(client.isAtEnd());
    awaitOpen(0);
  }

  @Test
  void head_opensNothing() throws Exception {
    String answer =
        RawHttp.exchange(
            fixture.http.port(),
            RawHttp.lines("HEAD /topics/orders HTTP/1.1", "Host: localhost", "Connection: close"));
    assertEquals(200, RawHttp.status(answer), answer);
    assertEquals("", RawHttp.body(answer));
    awaitOpen(0);
  }

  @Test
  void http2_isToldWhatToUse() throws Exception {
    try (RawHttp2 client = new RawHttp2(fixture.http.port())) {
      client.request(1, "GET", "/topics/orders", false);
      RawHttp2.Answer answer = client.answer(1);
      assertEquals(505, answer.status());
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      assertTrue(body.contains("HTTP/1.1"), body);
    }
    awaitOpen(0);
  }
}
