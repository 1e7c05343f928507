/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.injection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.RaftRole;
import io.quorate.tck.Assertion;
import io.quorate.tck.Eventually;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import io.quorate.tck.handlers.Deposit;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class InjectionIT {
  @Inject Panel panel;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("injection").withHandlerJar().with(Panel.class).archive();
  }

  @Test
  @Assertion(
      id = "INJECTION-1",
      text = "Cluster is the application's node, which it may not close.")
  void cluster_isTheApplicationsNode() {
    assertEquals("n1", panel.cluster.nodeId());
    assertEquals(1, panel.cluster.members().size());
    assertThrows(IllegalStateException.class, panel.cluster::close);
  }

  @Test
  @Assertion(id = "INJECTION-2", text = "Leadership is always current.")
  void leadership_isCurrent() {
    Eventually.holds(() -> assertTrue(panel.leadership.isLeader()));
    assertEquals("n1", panel.leadership.leaderId().orElseThrow());
    assertTrue(panel.leadership.term() > 0);
  }

  @Test
  @Assertion(
      id = "INJECTION-3",
      text = "ClusterStatus is of the moment of injection, or of Instance.get().")
  void status_isOfItsMoment() {
    Eventually.holds(() -> assertEquals(RaftRole.LEADER, panel.status.get().role()));
    ClusterStatus before = panel.status.get();
    panel.accounts.deposit(new Deposit("status", 1));
    // The answer may come before the whole entry counts as applied.
    Eventually.holds(() -> assertTrue(panel.status.get().appliedIndex() > before.appliedIndex()));
    assertTrue(panel.statusAtInjection.appliedIndex() <= before.appliedIndex());
  }

  @Test
  @Assertion(id = "INJECTION-4", text = "@ClusterEvents Flow.Publisher<ClusterEvent> is a bean.")
  void publisher_isInjected() {
    assertNotNull(panel.events);
  }

  @Test
  @Assertion(
      id = "INJECTION-5",
      text = "A contract is a bean; the injection point may set options.")
  void contract_isInjected_withOptions() {
    panel.accounts.deposit(new Deposit("options", 2));
    assertEquals(2, panel.accounts.balance("options"));
    assertEquals(2, panel.local.balance("options"));
    assertFalse(panel.accounts.toString().isEmpty());
  }
}
