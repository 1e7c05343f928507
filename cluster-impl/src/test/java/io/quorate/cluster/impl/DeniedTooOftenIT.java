/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.v1.ManagementGrpc;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who guesses tokens at a real node is slowed down, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeniedTooOftenIT {
  private static final String STATUS = "GET /status";
  private static final String RIGHT = "viewer-token-0123456789";
  private static final String WRONG = "wrong-token-0123456789";
  private static final int BURST = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TestCluster cluster;
  private LogLines audit;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Path tokens = directory.resolve("tokens");
    Files.writeString(tokens, "prometheus viewer " + RIGHT + "\n");
    cluster = new TestCluster(directory, Counter::new);
    cluster.set("quorate.security.tokens-file", tokens.toString()).form(1);
    audit = new LogLines("io.quorate.cluster.audit");
  }

  @AfterAll
  void close() {
    audit.close();
    cluster.close();
  }

  private ManagementCalls from(String address) throws Exception {
    return ManagementCalls.from(address, cluster.ports("n1")[2]);
  }

  private static int status(ManagementCalls calls, String token) throws Exception {
    return calls.http(STATUS, token, "").statusCode();
  }

  @Test
  void guesserOverHttp_is429_andOthersAreServed() throws Exception {
    try (ManagementCalls guesser = from("127.0.0.2");
        ManagementCalls other = from("127.0.0.3")) {
      for (int i = 0; i < BURST; i++) {
        assertEquals(401, status(guesser, WRONG));
      }
      AtomicReference<HttpResponse<String>> last = new AtomicReference<>();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                last.set(guesser.http(STATUS, WRONG, ""));
                return last.get().statusCode() != 401;
              });
      assertEquals(429, last.get().statusCode(), last.get().body());
      assertEquals("1", last.get().headers().firstValue("Retry-After").orElse(""));
      assertTrue(last.get().body().contains("\"code\":\"TOO_MANY_DENIED\""), last.get().body());
      assertEquals(200, guesser.http("GET /healthz", "", "").statusCode());
      assertEquals(200, status(other, RIGHT));
      assertEquals(401, status(other, WRONG));
      await("a right guess is not told from a wrong one")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () ->
                  status(guesser, WRONG) + status(guesser, WRONG) > 0
                      && status(guesser, RIGHT) == 429);
      await("it passes").atMost(PATIENCE).until(() -> status(guesser, RIGHT) == 200);
    }
  }

  @Test
  void guesserOverGrpc_isRefused_andOthersAreServed() throws Exception {
    try (ManagementCalls guesser = from("127.0.0.4");
        ManagementCalls other = from("127.0.0.5")) {
      String first = guesser.grpc(ManagementGrpc.getGetStatusMethod(), WRONG);
      assertEquals("UNAUTHENTICATED UNAUTHENTICATED", first);
      AtomicReference<String> last = new AtomicReference<>(first);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                last.set(guesser.grpc(ManagementGrpc.getGetStatusMethod(), WRONG));
                return !last.get().equals(first);
              });
      assertEquals("RESOURCE_EXHAUSTED TOO_MANY_DENIED", last.get());
      assertEquals("OK", other.grpc(ManagementGrpc.getGetStatusMethod(), RIGHT));
    }
  }
}
