/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.tck.Assertion;
import io.quorate.tck.Eventually;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class HealthIT {
  @Inject @Liveness Instance<HealthCheck> liveness;
  @Inject @Readiness Instance<HealthCheck> readiness;
  @Inject @Startup Instance<HealthCheck> startup;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("health-checks")
        .configured("quorate.health.startup", "false")
        .archive();
  }

  @Test
  @Assertion(id = "HEALTH-1", text = "quorate-live is up while the node can make progress.")
  void liveness_isUp() {
    assertUp("quorate-live", liveness);
  }

  @Test
  @Assertion(id = "HEALTH-2", text = "quorate-ready is up when the node takes part, and says how.")
  void readiness_isUp_withData() {
    Eventually.holds(() -> assertUp("quorate-ready", readiness));
    Map<String, Object> data = answer("quorate-ready", readiness).getData().orElseThrow();
    assertEquals("n1", data.get("node"));
    assertEquals("leader", data.get("role"));
    assertEquals("n1", data.get("leader"));
    assertTrue(Long.parseLong(String.valueOf(data.get("term"))) > 0, data.toString());
  }

  @Test
  @Assertion(id = "HEALTH-3", text = "A check that is switched off is up and says that it is off.")
  void startup_isSwitchedOff() {
    assertUp("quorate-started", startup);
    Map<String, Object> data = answer("quorate-started", startup).getData().orElseThrow();
    assertEquals("false", String.valueOf(data.get("enabled")));
  }

  private static void assertUp(String name, Instance<HealthCheck> checks) {
    HealthCheckResponse answer = answer(name, checks);
    assertEquals(
        HealthCheckResponse.Status.UP,
        answer.getStatus(),
        () -> name + " says " + answer.getData());
  }

  private static HealthCheckResponse answer(String name, Instance<HealthCheck> checks) {
    return checks.stream()
        .map(HealthCheck::call)
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + name));
  }
}
