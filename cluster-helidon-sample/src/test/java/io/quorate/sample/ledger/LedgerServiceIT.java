/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.ledger.journal.Verdict;
import io.quorate.examples.ledger.process.NodeFailure;
import io.quorate.examples.ledger.process.Until;
import io.quorate.examples.ledger.service.LedgerReplicas;
import io.quorate.examples.ledger.service.Rest;
import io.quorate.examples.ledger.service.RestLoad;
import io.quorate.examples.ledger.service.ServiceProcess;
import io.quorate.examples.ledger.service.ServiceSpec;
import io.quorate.examples.ledger.service.ThreeServices;
import jakarta.json.JsonObject;
import java.io.IOException;
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
    try (ThreeServices services =
        new ThreeServices(JAR, directory, Map.of("LEDGER_SETTLE_EVERY", "PT1S"))) {
      try {
        tell(services);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(e + "\n" + services.logs(LOG_LINES), e);
      }
    }
  }

  private void tell(ThreeServices services) throws IOException {
    services.launch("n2");
    services.awaitStarted("n2");
    assertSays(services, "n2", "not joined, no cluster formed");
    assertEquals(503, transfer(services, "n2", 1).status());

    form(services);
    openAccounts(services);
    String first = services.awaitLeader();
    assertSays(services, first, "with quorum, leader");
    assertSays(services, other(services, first), "with quorum, follower");
    assertRefusals(services);
    assertEquals(200, services.rest().get(services.spec("n3"), "/openapi").status());

    RestLoad load = new RestLoad(services.rest(), directory.resolve("journals"), ACCOUNTS);
    services.specs().forEach(spec -> load.start(spec, CLIENTS, Duration.ZERO));
    awaitMore(load, SOME);
    services.process(first).kill();
    String second = services.awaitLeader();
    awaitMore(load, SOME);
    assertSays(services, second, "leader killed, the rest has a quorum, new leader");
    services.launch(first);
    services.awaitReady(first);
    load.start(services.spec(first), CLIENTS, Duration.ZERO);
    awaitMore(load, SOME);
    load.stop();
    assertNothingLost(services, load);
    assertSettled(services);

    services.process(other(services, second)).kill();
    String last = other(services, second);
    services.process(second).kill();
    assertSays(services, last, "without quorum");
    assertTrue(List.of(503, 504).contains(transfer(services, last, 2).status()));
    assertEquals(200, services.rest().get(services.spec(last), "/summary?local=true").status());
  }

  private static void form(ThreeServices services) {
    services.launch("n1");
    services.launch("n3");
    services.awaitReady("n1");
    services.awaitStarted("n3");
    services.join("n2");
    services.join("n3");
    services.specs().forEach(spec -> services.awaitReady(spec.id()));
  }

  private static void openAccounts(ThreeServices services) throws IOException {
    for (int i = 0; i < ACCOUNTS; i++) {
      ServiceSpec any = services.specs().get(i % 3);
      Rest.Answer answer =
          services.rest().put(any, "/accounts/a" + i, "{\"cents\":%d}".formatted(CENTS));
      assertEquals(200, answer.status(), answer.body());
    }
  }

  private static void assertRefusals(ThreeServices services) throws IOException {
    ServiceSpec any = services.spec("n3");
    Rest.Answer invalid =
        services
            .rest()
            .post(any, "/transfers", "{\"id\":0,\"from\":\"\",\"to\":\"a1\",\"cents\":5}");
    assertEquals(400, invalid.status(), invalid.body());
    assertTrue(invalid.body().contains("must not be blank"), invalid.body());
    Rest.Answer nobody =
        services
            .rest()
            .post(any, "/transfers", "{\"id\":1,\"from\":\"a0\",\"to\":\"zz\",\"cents\":5}");
    assertEquals(404, nobody.status(), nobody.body());
    Rest.Answer poor =
        services
            .rest()
            .post(any, "/transfers", "{\"id\":1,\"from\":\"a0\",\"to\":\"a1\",\"cents\":9000000}");
    assertEquals(409, poor.status(), poor.body());
    assertEquals(0, new LedgerReplicas(services).count(any), "refused, so not in the list");
  }

  private void assertNothingLost(ThreeServices services, RestLoad load) {
    LedgerReplicas replicas = new LedgerReplicas(services);
    Verdict verdict = replicas.check(load.journals());
    assertTrue(verdict.holds(), verdict.toString());
    assertEquals(3, services.running().size());
    assertTrue(verdict.acknowledged() >= 3 * SOME, verdict.toString());
    List<JsonObject> summaries =
        services.running().stream().map(process -> replicas.summary(process.spec())).toList();
    assertEquals(1, summaries.stream().distinct().count(), summaries.toString());
    assertEquals(ACCOUNTS * CENTS, summaries.get(0).getJsonNumber("totalCents").longValue());
    System.out.println("[figures] sample " + verdict.line());
  }

  /** The job has run by itself, and it, or the one asked for now, covers every transfer. */
  private static void assertSettled(ThreeServices services) {
    long count = new LedgerReplicas(services).count(services.spec("n2"));
    await("the leader settles by itself")
        .atMost(BOUND)
        .until(
            () ->
                services
                        .rest()
                        .json(services.spec("n2"), "/settlements")
                        .getJsonNumber("upTo")
                        .longValue()
                    == count);
    JsonObject last = services.rest().json(services.spec("n1"), "/settlements");
    assertTrue(last.getJsonNumber("number").longValue() > 1, last.toString());
    assertEquals(services.awaitLeader(), last.getString("leader"));
  }

  private static void assertSays(ThreeServices services, String id, String situation)
      throws IOException {
    String expected = HealthRow.documented(situation);
    String[] said = {""};
    try {
      Until.holds(
          situation,
          BOUND,
          () -> {
            try {
              said[0] = HealthRow.said(services.rest(), services.spec(id), situation);
            } catch (IOException e) {
              said[0] = e.toString();
            }
            return said[0].equals(expected);
          });
    } catch (NodeFailure e) {
      assertEquals(expected, said[0], "what " + id + " says");
    }
  }

  private static void awaitMore(RestLoad load, long more) {
    long before = load.figures().acknowledged();
    Until.holds(
        more + " more transfers", BOUND, () -> load.figures().acknowledged() >= before + more);
  }

  private static Rest.Answer transfer(ThreeServices services, String id, long transfer)
      throws IOException {
    String json = "{\"id\":%d,\"from\":\"a0\",\"to\":\"a1\",\"cents\":5}".formatted(transfer);
    return services.rest().post(services.spec(id), "/transfers", json);
  }

  private static String other(ThreeServices services, String id) {
    return services.running().stream()
        .map(ServiceProcess::spec)
        .map(ServiceSpec::id)
        .filter(each -> !each.equals(id))
        .findFirst()
        .orElseThrow();
  }
}
