/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.Http;
import io.quorate.examples.driver.process.NodeFailure;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import io.quorate.examples.driver.rest.ServiceJar;
import io.quorate.examples.driver.rest.ServiceLoad;
import io.quorate.examples.driver.rest.ServiceProcess;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes of the service, configured by their environment alone: from before the cluster is
 * formed to the loss of its quorum.
 */
class LedgerServiceIT {
  private static final Path JAR =
      Path.of(System.getProperty("quorate.build.dir"), "ledger-service.jar");
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final int ACCOUNTS = 20;
  private static final long CENTS = 100_000;
  private static final int CLIENTS = 8;
  private static final int SOME = 300;
  private static final int LOG_LINES = 25;

  @TempDir Path directory;

  @Test
  void ledger_losesNothing_andSaysHowItIs() throws IOException {
    ServiceJar program = new ServiceJar(JAR, Map.of("LEDGER_SETTLE_EVERY", "PT1S"));
    try (ThreeNodes<ServiceProcess> services = new ThreeNodes<>(directory, program)) {
      try {
        tell(services);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(e + "\n" + services.logs(LOG_LINES), e);
      }
    }
  }

  private void tell(ThreeNodes<ServiceProcess> services) throws IOException {
    services.launch("n2");
    services.awaitStarted("n2");
    assertSays(services, "n2", "not joined, no cluster formed");
    assertEquals(503, transfer(services, "n2", 1).status());

    form(services);
    ServiceLoad load = new ServiceLoad(services, ACCOUNTS);
    load.open(CENTS);
    String first = services.awaitLeader();
    assertSays(services, first, "with quorum, leader");
    assertSays(services, other(services, first), "with quorum, follower");
    assertRefusals(services);
    String api = services.node("n3").get("/openapi").body();
    assertTrue(api.contains("/transfers"), api);
    assertSpeaksNoHttp2(services.node("n3").spec().httpPort());

    ThreeNodes.IDS.forEach(id -> load.start(id, CLIENTS, Duration.ZERO));
    load.awaitMore(SOME, BOUND);
    services.node(first).kill();
    String second = services.awaitLeader();
    load.awaitMore(SOME, BOUND);
    assertSays(services, second, "leader killed, the rest has a quorum, new leader");
    services.launch(first);
    services.awaitReady(first);
    load.start(first, CLIENTS, Duration.ZERO);
    load.awaitMore(SOME, BOUND);
    load.stop();
    assertNothingLost(services);
    assertSettled(services);

    services.node(other(services, second)).kill();
    String last = other(services, second);
    services.node(second).kill();
    assertSays(services, last, "without quorum");
    assertTrue(List.of(503, 504).contains(transfer(services, last, 2).status()));
    assertEquals(200, services.node(last).get("/summary?local=true").status());
  }

  private static void form(ThreeNodes<ServiceProcess> services) {
    services.launch("n1");
    services.launch("n3");
    services.awaitReady("n1");
    services.awaitStarted("n3");
    services.join("n2");
    services.join("n3");
    services.specs().forEach(spec -> services.awaitReady(spec.id()));
  }

  private static void assertRefusals(ThreeNodes<ServiceProcess> services) throws IOException {
    ServiceProcess any = services.node("n3");
    Http.Answer invalid =
        any.post("/transfers", "{\"id\":0,\"from\":\"\",\"to\":\"a1\",\"cents\":5}");
    assertEquals(400, invalid.status(), invalid.body());
    assertTrue(invalid.body().contains("must not be blank"), invalid.body());
    Http.Answer nobody =
        any.post("/transfers", "{\"id\":1,\"from\":\"a0\",\"to\":\"zz\",\"cents\":5}");
    assertEquals(404, nobody.status(), nobody.body());
    Http.Answer poor =
        any.post("/transfers", "{\"id\":1,\"from\":\"a0\",\"to\":\"a1\",\"cents\":9000000}");
    assertEquals(409, poor.status(), poor.body());
    assertEquals(0, any.count(), "refused, so not in the list");
  }

  /** An answer of HTTP/1.1 to how clients of HTTP/2 begin (RFC 9113 §3.4). */
  private static void assertSpeaksNoHttp2(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) BOUND.toMillis());
      socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
      assertEquals("HTTP/1.1 400", new String(answer, US_ASCII));
    }
  }

  private static void assertNothingLost(ThreeNodes<ServiceProcess> services) {
    Verdict verdict = services.check();
    assertTrue(verdict.holds(), verdict.toString());
    assertEquals(3, services.running().size());
    assertTrue(verdict.acknowledged() >= 3 * SOME, verdict.toString());
    List<JsonObject> summaries = services.running().stream().map(ServiceProcess::summary).toList();
    assertEquals(1, summaries.stream().distinct().count(), summaries.toString());
    assertEquals(ACCOUNTS * CENTS, summaries.get(0).getJsonNumber("totalCents").longValue());
    System.out.println("[figures] sample " + verdict.line());
  }

  /** The job has run by itself, and it, or the one asked for now, covers every transfer. */
  private static void assertSettled(ThreeNodes<ServiceProcess> services) {
    ServiceProcess any = services.node("n2");
    long count = any.count();
    await("the leader settles by itself")
        .atMost(BOUND)
        .until(() -> any.json("/settlements").getJsonNumber("upTo").longValue() == count);
    JsonObject last = services.node("n1").json("/settlements");
    assertTrue(last.getJsonNumber("number").longValue() > 1, last.toString());
    assertEquals(services.awaitLeader(), last.getString("leader"));
  }

  private static void assertSays(ThreeNodes<ServiceProcess> services, String id, String situation)
      throws IOException {
    String expected = HealthRow.documented(situation);
    String[] said = {""};
    try {
      Until.holds(
          situation,
          BOUND,
          () -> {
            try {
              said[0] = HealthRow.said(services.node(id), situation);
            } catch (IOException e) {
              said[0] = e.toString();
            }
            return said[0].equals(expected);
          });
    } catch (NodeFailure e) {
      assertEquals(expected, said[0], "what " + id + " says");
    }
  }

  private static Http.Answer transfer(ThreeNodes<ServiceProcess> services, String id, long transfer)
      throws IOException {
    String json = "{\"id\":%d,\"from\":\"a0\",\"to\":\"a1\",\"cents\":5}".formatted(transfer);
    return services.node(id).post("/transfers", json);
  }

  private static String other(ThreeNodes<ServiceProcess> services, String id) {
    return services.others(id).get(0).id();
  }
}
