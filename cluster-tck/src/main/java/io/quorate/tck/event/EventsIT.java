/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.LeadershipGained;
import io.quorate.tck.Assertion;
import io.quorate.tck.Eventually;
import io.quorate.tck.NodeTakesPart;
import io.quorate.tck.TckApplication;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({ArquillianExtension.class, NodeTakesPart.class})
class EventsIT {
  @Inject Observers observers;

  @Deployment
  static WebArchive application() {
    return TckApplication.named("events").with(Observers.class).archive();
  }

  @Test
  @Assertion(
      id = "EVENT-1",
      text = "Every event is fired with @ClusterEvents; an observer that throws harms nobody.")
  void observer_seesEvents_thoughAnotherThrows() {
    Eventually.holds(
        () ->
            assertTrue(
                observers.seen().stream().anyMatch(LeadershipGained.class::isInstance),
                observers.seen().toString()));
  }

  @Test
  @Assertion(id = "EVENT-2", text = "One thread calls the synchronous observers, in order.")
  void synchronousObservers_areCalledByOneThread() {
    Eventually.holds(() -> assertTrue(observers.seen().size() > 1));
    assertEquals(1, observers.threads());
  }

  @Test
  @Assertion(id = "EVENT-3", text = "Asynchronous observers see the same events in the same order.")
  void asynchronousObservers_seeTheSame() {
    Eventually.holds(
        () -> {
          assertTrue(observers.seen().size() > 1);
          assertEquals(observers.seen(), observers.seenLater());
        });
  }

  @Test
  @Assertion(
      id = "EVENT-4",
      text = "@Sticky LeaderChanged is told the state at the start and each change.")
  void stickyObserver_knowsTheLeader() {
    Eventually.holds(
        () -> {
          List<LeaderChanged> told = observers.sticky();
          assertTrue(!told.isEmpty(), "nothing told");
          assertEquals("n1", told.get(told.size() - 1).leaderId().orElse(""));
        });
  }
}
