/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static io.quorate.cluster.cli.EveryWayIn.grpc;
import static io.quorate.cluster.cli.EveryWayIn.java;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.v1.Delivery;
import io.quorate.cluster.v1.PublishRequest;
import io.quorate.cluster.v1.Start;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong gets its status, by every way in, and nobody else loses anything. */
class TopicBadInputIT extends BesideHealthySubscribers {
  private static final String LONG = "no name ".repeat(5_000);
  private static final List<String> BAD_NAMES =
      List.of("a b", "a..b", ".a", "a.", "a/b", "*", "a.*", "gr\u00fcn", "x".repeat(129), LONG);

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Test
  void badNames() throws Exception {
    for (String name : BAD_NAMES) {
      String topic = "{\"topic\":" + quoted(name) + "}";
      assertEquals("BAD_TOPIC", java(ways.node.publish(name, "x")), name);
      assertEquals("400 BAD_TOPIC", ways.post("/publish", topic), name);
      assertEquals("400 BAD_TOPIC", ways.post("/appsync", topic), name);
      assertEquals(
          "INVALID_ARGUMENT BAD_TOPIC", publish(PublishRequest.newBuilder().setTopic(name)), name);
      assertEquals("1 BAD_TOPIC", ways.cli("publish", name, "x"), name);
      if (name.length() < 1_000 && name.indexOf('/') < 0) {
        assertEquals("400 BAD_TOPIC", ways.get("/topics/" + encoded(name)), name);
        assertEquals("1 BAD_TOPIC", ways.cli("subscribe", name), name);
      }
      if (name.indexOf('*') < 0) {
        assertEquals("INVALID_ARGUMENT BAD_TOPIC", subscribe(subscriber("bad", name)), name);
        assertEquals("1 BAD_TOPIC", ways.cli("subscribe", name, "--id", "bad"), name);
      }
      publishGood();
    }
    assertEquals("404 NOT_FOUND", ways.get("/topics/a/b"));
    assertEquals("BAD_TOPIC", java(ways.node.publish("dead-letter.good", "x")));
    assertEquals("400 BAD_TOPIC", ways.post("/publish", "{\"topic\":\"dead-letter.good\"}"));
    assertEquals("400 BAD_REQUEST", ways.post("/publish", "{\"topic\":\"\"}"));
    assertEquals("400 BAD_REQUEST", ways.post("/appsync", "{}"));
  }

  @Test
  void oversizedMessages() throws Exception {
    byte[] payload = new byte[64 * 1024 + 1];
    String base64 = java.util.Base64.getEncoder().encodeToString(payload);
    assertEquals("TOO_LARGE", java(ways.node.publish("good", payload)));
    String body = "{\"topic\":\"good\",\"data\":" + quoted(base64) + "}";
    assertEquals("413 TOO_LARGE", ways.post("/publish", body));
    assertEquals("413 TOO_LARGE", ways.post("/appsync", body));
    PublishRequest.Builder request = PublishRequest.newBuilder().setTopic("good");
    assertEquals(
        "RESOURCE_EXHAUSTED TOO_LARGE", publish(request.setPayload(ByteString.copyFrom(payload))));
    publishGood();
    // Larger than what is read at all.
    assertTrue(ways.post("/publish", body + " ".repeat(256 * 1024)).startsWith("413 "));
    assertTrue(
        publish(request.setPayload(ByteString.copyFrom(new byte[300 * 1024])))
            .startsWith("RESOURCE_EXHAUSTED "));
    assertEquals("1 TOO_LARGE", ways.cli("publish", "good", "x".repeat(payload.length)));
    String header = "h".repeat(9_000);
    assertEquals(
        "BAD_PAYLOAD",
        java(ways.node.publish("good", "x", PublishOptions.DEFAULT.withKey(header))));
    assertEquals(
        "400 BAD_PAYLOAD",
        ways.post("/publish", "{\"topic\":\"good\",\"key\":" + quoted(header) + "}"));
    assertEquals(
        "INVALID_ARGUMENT BAD_PAYLOAD",
        publish(PublishRequest.newBuilder().setTopic("good").setKey(header)));
    assertEquals("1 BAD_PAYLOAD", ways.cli("publish", "good", "x", "--key", header));
    assertEquals(
        "400 BAD_REQUEST",
        ways.post(
            "/publish", "{\"topic\":\"good\",\"idempotencyKey\":" + quoted("i".repeat(129)) + "}"));
    publishGood();
  }

  @Test
  void malformedBodies() throws Exception {
    for (String path : List.of("/publish", "/appsync")) {
      assertEquals("405 METHOD_NOT_ALLOWED", ways.get(path));
      assertEquals("400 BAD_REQUEST", ways.post(path, "{\"topic\":\"good\""));
      assertEquals("400 BAD_REQUEST", ways.post(path, "[]"));
      assertEquals("400 BAD_REQUEST", ways.post(path, "{\"topic\":\"good\",\"data\":\"!\"}"));
      assertEquals("400 BAD_REQUEST", ways.post(path, "{\"topic\":7}"));
      publishGood();
    }
    assertEquals("405 METHOD_NOT_ALLOWED", ways.post("/topics", "{}"));
    assertEquals("405 METHOD_NOT_ALLOWED", ways.post("/topics/good", "{}"));
    for (String more :
        List.of(
            "\"attributes\":[]",
            "\"attributes\":{\"a\":1}",
            "\"text\":1",
            "\"text\":\"a\",\"data\":\"AA==\"",
            "\"timeoutMs\":0")) {
      assertEquals(
          "400 BAD_REQUEST", ways.post("/publish", "{\"topic\":\"good\"," + more + "}"), more);
    }
  }

  @Test
  void unknownSubscribers_andBadIds() throws Exception {
    publishGood();
    assertEquals("NOT_FOUND UNKNOWN_SUBSCRIBER", grpc(() -> ack("nobody", Map.of("good", 1L))));
    assertEquals(
        "NOT_FOUND UNKNOWN_SUBSCRIBER",
        grpc(
            () -> {
              replication().unsubscribe("nobody");
              return "";
            }));
    for (String id : List.of("", "a b", "i".repeat(129), LONG)) {
      assertEquals("INVALID_ARGUMENT BAD_TOPIC", subscribe(subscriber(id, "good")), id);
    }
    assertEquals("1 BAD_TOPIC", ways.cli("subscribe", "good", "--id", "a b"));
    assertEquals("400 BAD_REQUEST", ways.get("/topics/good?id=someone"));
  }

  private String ack(String id, Map<String, Long> positions) {
    replication().ack(id, positions);
    return "";
  }

  @Test
  void acknowledgementsThatCannotBe() throws Exception {
    publishGood();
    Iterator<Delivery> stream = replication().subscribe(subscriber("eager", "good").build());
    assertTrue(stream.next().hasOpened());
    assertEquals(1, stream.next().getMessage().getSeq());
    for (long position : new long[] {2, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      assertEquals(
          "INVALID_ARGUMENT BAD_POSITION",
          grpc(() -> ack("eager", Map.of("good", position))),
          "" + position);
    }
    assertEquals("INVALID_ARGUMENT BAD_TOPIC", grpc(() -> ack("eager", Map.of("never-given", 1L))));
    assertEquals("done", grpc(() -> ack("eager", Map.of("good", 1L))));
    // The stream goes on.
    publishGood();
    assertEquals(2, stream.next().getMessage().getSeq());
  }

  @Test
  void startsThatCannotBe() throws Exception {
    publishGood();
    for (long seq : new long[] {0, -1, Long.MIN_VALUE, 3, Long.MAX_VALUE}) {
      assertEquals(
          "INVALID_ARGUMENT BAD_POSITION",
          subscribe(subscriber("bad", "good").setStart(Start.START_SEQ).setSeq(seq)),
          "" + seq);
      assertEquals("400 BAD_POSITION", ways.get("/topics/good?from=" + seq), "" + seq);
      assertEquals(
          seq < 1 ? "2" : "1 BAD_POSITION", ways.cli("subscribe", "good", "--from", "" + seq));
    }
    assertEquals(
        "INVALID_ARGUMENT BAD_REQUEST",
        subscribe(subscriber("bad", "good").setStart(Start.START_UNSPECIFIED)));
    for (String from : List.of("soon", "", "1.5", "99999999999999999999")) {
      assertEquals("400 BAD_POSITION", ways.get("/topics/good?from=" + from), from);
    }
    for (String id : List.of("-1", "2", "x", "" + Long.MAX_VALUE)) {
      assertEquals("400 BAD_POSITION", ways.get("/topics/good", "Last-Event-ID", id), id);
    }
  }
}
