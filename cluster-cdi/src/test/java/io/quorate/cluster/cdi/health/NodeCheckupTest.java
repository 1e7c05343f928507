/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.cdi.ApplicationNode;
import io.quorate.cluster.cdi.NodePhase;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the checks say while there is no node to look at, and what they pass on of one. */
class NodeCheckupTest {
  private final Map<String, String> said = new HashMap<>();
  private NodePhase phase = NodePhase.STARTING;
  private Optional<Cluster> cluster = Optional.empty();

  private final NodeCheckup checkup =
      new NodeCheckup(
          new ApplicationNode() {
            @Override
            public Optional<Cluster> cluster() {
              return cluster;
            }

            @Override
            public NodePhase phase() {
              return phase;
            }

            @Override
            public Optional<Throwable> failure() {
              return phase == NodePhase.FAILED
                  ? Optional.of(new IllegalStateException("port 9520 is taken"))
                  : Optional.empty();
            }

            @Override
            public <T> T config(ConfigKey<T> key) {
              return key.parser().apply(said.getOrDefault(key.name(), key.defaultText()));
            }
          });

  @Test
  void startingNode_isAliveAndNeitherReadyNorStarted() {
    assertTrue(checkup.liveness().up());
    assertEquals(List.of("the node is not started yet"), checkup.readiness().reasons());
    assertEquals(List.of("the node is not started yet"), checkup.startup().reasons());
    assertEquals(Map.of("phase", "starting"), checkup.startup().data());
  }

  @Test
  void failedNode_isDownEverywhere_andSaysWhy() {
    phase = NodePhase.FAILED;
    List<String> why = List.of("the node could not be started: port 9520 is taken");
    assertEquals(why, checkup.liveness().reasons());
    assertEquals(why, checkup.readiness().reasons());
    assertEquals(why, checkup.startup().reasons());
  }

  @Test
  void stoppedNode_isOnlyTakenOutOfService() {
    phase = NodePhase.STOPPED;
    assertTrue(checkup.liveness().up());
    assertEquals(List.of("the node is stopped"), checkup.readiness().reasons());
    assertTrue(checkup.startup().up());
  }

  @Test
  void endOfTheCertificate_isAWarningOfReadiness_andNothingElseIs() {
    String soon = "the certificate expires at 2026-12-01T00:00:00Z; replace quorate.tls.cert";
    cluster = Optional.of(leaderThatWarns(List.of("n2 is configured and not seen", soon)));
    assertTrue(checkup.readiness().up());
    assertEquals(soon, checkup.readiness().data().get("warnings"));
    assertFalse(checkup.liveness().data().containsKey("warnings"));
    assertFalse(checkup.startup().data().containsKey("warnings"));
  }

  private static Cluster leaderThatWarns(List<String> warnings) {
    ClusterStatus status =
        new ClusterStatus(
            "shop",
            Optional.empty(),
            "n1",
            true,
            RaftRole.LEADER,
            1,
            Optional.of("n1"),
            Optional.empty(),
            1,
            1,
            List.of(),
            Optional.empty(),
            warnings);
    return (Cluster)
        Proxy.newProxyInstance(
            Cluster.class.getClassLoader(),
            new Class<?>[] {Cluster.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "status" -> status;
                  case "ready" -> CompletableFuture.completedFuture(null);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void disabledNode_isUp_andSaysThatItIsOff() {
    phase = NodePhase.DISABLED;
    for (Finding finding : List.of(checkup.liveness(), checkup.readiness(), checkup.startup())) {
      assertTrue(finding.up());
      assertEquals(Map.of("enabled", false), finding.data());
    }
  }

  @Test
  void eachCheck_canBeSwitchedOff_withoutTheOthers() {
    phase = NodePhase.FAILED;
    said.put(ConfigKeys.HEALTH_LIVENESS.name(), "false");
    assertEquals(Map.of("enabled", false), checkup.liveness().data());
    assertFalse(checkup.readiness().up());
    said.put(ConfigKeys.HEALTH_READINESS.name(), "false");
    assertTrue(checkup.readiness().up());
    assertFalse(checkup.startup().up());
    said.put(ConfigKeys.HEALTH_STARTUP.name(), "false");
    assertTrue(checkup.startup().up());
  }
}
