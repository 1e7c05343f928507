/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.isolated;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of docs/guides/health-and-metrics.md, as SmallRye Health publishes it for real nodes in
 * three containers.
 */
class HealthIT {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path directory;
  private ThreeApplications applications;

  @BeforeEach
  void prepare() throws Exception {
    applications = new ThreeApplications(directory);
  }

  @AfterEach
  void release() {
    applications.close();
  }

  @Test
  void checks_fromFormingToTheLossOfQuorum() throws Exception {
    IsolatedApplication n2 = applications.start("n2", Map.of());
    assertSays(n2, "live", "UP quorate-live lag=0 node=n2 role=none term=0");
    assertSays(
        n2,
        "ready",
        "DOWN quorate-ready lag=0 node=n2 reasons=this node is not in the Raft configuration; no"
            + " leader is known; what was committed when this node started is not applied yet"
            + " role=none term=0");
    assertSays(n2, "started", "UP quorate-started lag=0 node=n2 role=none term=0");

    IsolatedApplication n1 = applications.start("n1", Map.of());
    n1.ask("ready");
    applications.join("n2");
    applications.start("n3", Map.of());
    applications.join("n3");
    assertEquals("5", n1.ask("add 5"));
    for (String kind : new String[] {"live", "ready", "started"}) {
      awaitLike(n1, kind, "UP quorate-" + kind + " lag=0 leader=n1 node=n1 role=leader term=\\d+");
      awaitLike(
          n2, kind, "UP quorate-" + kind + " lag=0 leader=n1 node=n2 role=follower term=\\d+");
    }

    applications.stop("n3");
    applications.stop("n2");
    awaitLike(
        n1,
        "ready",
        "DOWN quorate-ready lag=\\d+ node=n1 reasons=no leader is known"
            + " role=(follower|candidate) term=\\d+");
    awaitLike(n1, "live", "UP quorate-live lag=\\d+ node=n1 role=(follower|candidate) term=\\d+");
    awaitLike(
        n1, "started", "UP quorate-started lag=\\d+ node=n1 role=(follower|candidate) term=\\d+");
  }

  @Test
  void haltedNode_isNeitherAliveNorReady_butWasStarted() throws Exception {
    IsolatedApplication n1 = applications.start("n1", Map.of());
    n1.ask("ready");
    IsolatedApplication n2 = applications.start("n2", Map.of());
    applications.join("n2");
    applications.start("n3", Map.of());
    applications.join("n3");
    n2.ask("break");
    assertEquals("5", n1.ask("add 5"));
    awaitLike(n2, "live", "DOWN quorate-live .*reasons=halted: .*planted.* role=none .*");
    awaitLike(n2, "ready", "DOWN quorate-ready .*reasons=halted: .*planted.* role=none .*");
    awaitLike(n2, "started", "UP quorate-started .*role=none .*");
    awaitLike(n1, "ready", "UP .*");
  }

  @Test
  void checks_areSwitchedOffOneByOne() throws Exception {
    IsolatedApplication n2 = applications.start("n2", Map.of("quorate.health.readiness", "false"));
    assertSays(n2, "ready", "UP quorate-ready enabled=false");
    assertSays(n2, "live", "UP quorate-live lag=0 node=n2 role=none term=0");
  }

  @Test
  void disabledNode_isUp_andSaysThatItIsOff() throws Exception {
    IsolatedApplication n1 = applications.start("n1", Map.of("quorate.enabled", "false"));
    assertSays(n1, "live", "UP quorate-live enabled=false");
    assertSays(n1, "ready", "UP quorate-ready enabled=false");
    assertSays(n1, "started", "UP quorate-started enabled=false");
  }

  private static void assertSays(IsolatedApplication application, String kind, String line) {
    assertEquals(line, application.ask("health " + kind));
  }

  private static void awaitLike(IsolatedApplication application, String kind, String pattern) {
    String[] said = {""};
    await(kind + " like " + pattern)
        .atMost(BOUND)
        .until(
            () -> {
              said[0] = application.ask("health " + kind);
              return said[0].matches(pattern);
            });
    assertTrue(said[0].matches(pattern), said[0]);
  }
}
