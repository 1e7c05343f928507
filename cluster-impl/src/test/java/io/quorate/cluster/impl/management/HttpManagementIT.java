/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.impl.LogLines;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The port as a well-behaved client sees it. */
class HttpManagementIT {
  private Fixture fixture;
  private HttpClient client;

  @BeforeEach
  void start() {
    fixture = new Fixture();
    fixture.http.start();
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    fixture.close();
  }

  private HttpResponse<byte[]> send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture.http.port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private Map<String, Object> json(HttpResponse<byte[]> response) {
    assertEquals("application/json", response.headers().firstValue("content-type").orElse(""));
    return fixture.json.read(response.body());
  }

  @Test
  void everyGetPath_answers_andHeadLikewiseWithoutBody() throws Exception {
    for (String path :
        new String[] {"/", "/status", "/healthz", "/readyz", "/metrics", "/openapi.json"}) {
      HttpResponse<byte[]> get = send("GET", path, "");
      assertEquals(200, get.statusCode(), path);
      assertTrue(get.body().length > 0, path);
      HttpResponse<byte[]> head = send("HEAD", path, "");
      assertEquals(200, head.statusCode(), path);
      assertEquals(0, head.body().length, path);
      assertEquals(
          get.headers().firstValue("content-type"), head.headers().firstValue("content-type"));
    }
  }

  @Test
  void headOnASharedConnection_leavesNoBytesBehind() throws Exception {
    String head = "HEAD /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String last = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    String answer = RawHttp.exchange(fixture.http.port(), head + last);
    String afterHead = RawHttp.body(answer);
    assertTrue(
        RawHttp.head(answer).toLowerCase(Locale.ROOT).contains("content-length: 29"), answer);
    assertTrue(afterHead.startsWith("HTTP/1.1 404 "), answer);
  }

  @Test
  void status_hasTheNamesClientsKnow() throws Exception {
    Map<String, Object> status = json(send("GET", "/status", ""));
    assertEquals(true, status.get("healthy"));
    assertEquals("n1", status.get("leaderId"));
    assertEquals("127.0.0.1:9520", status.get("leaderAddr"));
  }

  @Test
  void appWrite_carriesBytesThereAndBack() throws Exception {
    String data = Base64.getEncoder().encodeToString(new byte[] {0, 1, (byte) 0xff});
    Map<String, Object> reply =
        json(send("POST", "/appwrite", "{\"op\":\"echo\",\"data\":\"" + data + "\"}"));
    assertEquals(Map.of("data", data), reply);
  }

  @Test
  void appRead_answersDataAndIndex() throws Exception {
    HttpResponse<byte[]> response = send("POST", "/appread", "{\"op\":\"echo\",\"data\":\"AAE=\"}");
    Map<String, Object> reply = json(response);
    assertEquals("AAE=", reply.get("data"));
    assertEquals(42, ((Number) reply.get("index")).intValue());
  }

  @Test
  void joinAndLeave_areAccepted() throws Exception {
    Map<String, Object> join =
        json(send("POST", "/join", "{\"id\":\"n2\",\"raftAddr\":\"127.0.0.1:9521\"}"));
    assertEquals(Map.of("accepted", true, "leader", "127.0.0.1:9520"), join);
    assertEquals(Map.of("accepted", true), json(send("POST", "/leave", "{\"id\":\"n2\"}")));
  }

  @Test
  void metrics_areOpenMetricsOnlyForThoseWhoAsk() throws Exception {
    HttpResponse<byte[]> plain = send("GET", "/metrics", "");
    assertTrue(plain.headers().firstValue("content-type").orElse("").startsWith("text/plain"));
    String answer =
        RawHttp.exchange(
            fixture.http.port(),
            RawHttp.lines(
                "GET /metrics HTTP/1.1",
                "Host: localhost",
                "Accept: application/openmetrics-text",
                "Connection: close"));
    assertTrue(answer.contains("application/openmetrics-text"), answer);
    assertTrue(answer.endsWith("# EOF\n"), answer);
  }

  @Test
  void bodyAtTheBound_isTaken() throws Exception {
    String frame = "{\"op\":\"echo\",\"data\":\"\"}";
    int room = (int) Fixture.MAX_BODY - frame.length();
    String data = "A".repeat(room / 4 * 4);
    HttpResponse<byte[]> response =
        send("POST", "/appwrite", "{\"op\":\"echo\",\"data\":\"" + data + "\"}");
    assertEquals(200, response.statusCode());
    assertEquals(data, json(response).get("data"));
  }

  @Test
  void portTaken_saysWhichKeyAndTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Fixture second =
            new Fixture(Fixture.settings(taken.getLocalPort(), 256, 64, Duration.ofSeconds(10)))) {
      ClusterStartException failure = assertThrows(ClusterStartException.class, second.http::start);
      assertTrue(
          failure
              .getMessage()
              .startsWith("quorate.management.address = 127.0.0.1:" + taken.getLocalPort() + ": "),
          failure.getMessage());
      assertTrue(failure.getMessage().contains("choose another address"), failure.getMessage());
    }
  }

  @Test
  void closing_freesThePort_andMayBeRepeated() throws Exception {
    int port = fixture.http.port();
    assertEquals(200, send("GET", "/healthz", "").statusCode());
    fixture.http.close();
    fixture.http.close();
    try (ServerSocket free = new ServerSocket()) {
      free.setReuseAddress(true);
      free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      assertFalse(free.isClosed());
    }
  }

  @Test
  void whatIsNobodysBusiness_isNotTold() throws Exception {
    String write = "{\"op\":\"break\"}";
    try (LogLines log = new LogLines(Problems.class.getName())) {
      for (boolean later : new boolean[] {true, false}) {
        fixture.cluster.write =
            (op, payload) -> {
              RuntimeException failure = new IllegalStateException("secret at x.Y");
              if (later) {
                return CompletableFuture.failedFuture(failure);
              }
              throw failure;
            };
        HttpResponse<byte[]> response = send("POST", "/appwrite", write);
        assertEquals(500, response.statusCode());
        assertEquals(
            Map.of(
                "error", "the request failed inside node n1; its log says why", "code", "INTERNAL"),
            json(response));
      }
      assertEquals(2, log.lines().size());
    }
    // What the application's handler says is for its callers; where it said so is not.
    fixture.cluster.write =
        (op, payload) ->
            CompletableFuture.failedFuture(new HandlerException("bank.Broke", "no money"));
    HttpResponse<byte[]> response = send("POST", "/appwrite", write);
    assertEquals(422, response.statusCode());
    assertEquals(
        Map.of("error", "no money", "code", "HANDLER_FAILED", "type", "bank.Broke"),
        json(response));
  }

  @Test
  void pagesOfOtherSites_areNotToldThatTheyMayRead() throws Exception {
    for (String method : new String[] {"GET", "OPTIONS"}) {
      String answer =
          RawHttp.exchange(
              fixture.http.port(),
              RawHttp.lines(
                  method + " /status HTTP/1.1",
                  "Host: localhost",
                  "Origin: http://elsewhere.example",
                  "Access-Control-Request-Method: GET",
                  "Connection: close"));
      assertEquals(method.equals("GET") ? 200 : 405, RawHttp.status(answer), answer);
      String head = RawHttp.head(answer).toLowerCase(Locale.ROOT);
      assertFalse(head.contains("access-control-"), answer);
    }
  }

  /** DNS rebinding: the page is of the same origin as the node then, as far as a browser knows. */
  @Test
  void pageWhoseNameLeadsHere_isRefused_butNotProbes() throws Exception {
    String host = "Host: evil.example:" + fixture.http.port();
    String origin = "Origin: http://evil.example:" + fixture.http.port();
    for (String request : new String[] {"GET /status", "GET /metrics", "POST /leave"}) {
      String answer =
          RawHttp.exchange(
              fixture.http.port(),
              RawHttp.lines(
                  request + " HTTP/1.1", host, origin, "Content-Length: 0", "Connection: close"));
      assertEquals(421, RawHttp.status(answer), answer);
      assertTrue(answer.contains("\"code\":\"UNKNOWN_HOST\""), answer);
      assertTrue(answer.contains("quorate.management.advertised-address"), answer);
    }
    for (String path : new String[] {"/healthz", "/readyz"}) {
      String answer =
          RawHttp.exchange(
              fixture.http.port(),
              RawHttp.lines("GET " + path + " HTTP/1.1", host, "Connection: close"));
      assertEquals(200, RawHttp.status(answer), answer);
    }
  }

  @Test
  void openapi_isServedAsItIsKept() throws Exception {
    try (var in = Routes.class.getResourceAsStream("openapi.json")) {
      assertArrayEquals(in.readAllBytes(), send("GET", "/openapi.json", "").body());
    }
  }
}
