/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterEvents;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.Leadership;
import io.quorate.cluster.Sticky;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.LeadershipGained;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsIT {
  @ApplicationScoped
  static class Observers {
    final List<ClusterEvent> seen = new CopyOnWriteArrayList<>();
    final List<ClusterEvent> seenLater = new CopyOnWriteArrayList<>();
    final List<LeaderChanged> sticky = new CopyOnWriteArrayList<>();
    final List<LeaderChanged> plain = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();

    void fails(@Observes @jakarta.annotation.Priority(1) LeadershipGained event) {
      throw new IllegalStateException("on purpose");
    }

    void sees(@Observes ClusterEvent event, EventMetadata metadata) {
      assertTrue(metadata.getQualifiers().contains(ClusterEvents.Literal.INSTANCE));
      seen.add(event);
      threads.add(Thread.currentThread().getName());
    }

    void seesLater(@ObservesAsync @ClusterEvents ClusterEvent event) {
      seenLater.add(event);
    }

    void sticky(@Observes @Sticky LeaderChanged event) {
      sticky.add(event);
    }

    void plain(@Observes LeaderChanged event) {
      plain.add(event);
    }

    List<ClusterEvent> seen() {
      return seen;
    }

    List<ClusterEvent> seenLater() {
      return seenLater;
    }

    List<LeaderChanged> sticky() {
      return sticky;
    }

    List<LeaderChanged> plain() {
      return plain;
    }

    List<String> threads() {
      return threads;
    }
  }

  static class Panel {
    @Inject Leadership leadership;
    @Inject Instance<ClusterStatus> status;
    @Inject @ClusterEvents Flow.Publisher<ClusterEvent> events;
  }

  private static void soon(org.awaitility.core.ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
  }

  /** The guard's lines about the observer that fails on purpose are expected. */
  private static final Logger GUARD =
      Logger.getLogger("io.quorate.cluster.cdi.event.ObserverGuard");

  @BeforeAll
  static void quiet() {
    GUARD.setLevel(Level.OFF);
  }

  @AfterAll
  static void loud() {
    GUARD.setLevel(null);
  }

  @Test
  void observers_seeEveryEventInOrder_andOneThatThrowsHarmsNobody() {
    try (Container application = Container.start(Container.alone(), Observers.class, Panel.class)) {
      Observers observers = application.get(Observers.class);
      soon(
          () -> assertTrue(observers.seen().stream().anyMatch(LeadershipGained.class::isInstance)));
      soon(() -> assertEquals(List.copyOf(observers.seen()), List.copyOf(observers.seenLater())));
      assertEquals(1, observers.threads().stream().distinct().count());
      assertEquals("quorate-n1-cdi-events", observers.threads().get(0));
      LeaderChanged last = observers.plain().get(observers.plain().size() - 1);
      assertEquals("n1", last.leaderId().orElseThrow());
      assertEquals(last, observers.sticky().get(observers.sticky().size() - 1));
    }
  }

  @Test
  void stickyObserver_isToldTheState_whereNobodyLeads() {
    Map<String, String> alone = Container.alone();
    alone.put("quorate.bootstrap", "false");
    alone.put("quorate.start.await", "0s");
    try (Container application = Container.start(alone, Observers.class)) {
      Observers observers = application.get(Observers.class);
      soon(() -> assertEquals(1, observers.sticky().size()));
      assertTrue(observers.sticky().get(0).leaderId().isEmpty());
      assertTrue(observers.plain().isEmpty(), observers.plain().toString());
    }
  }

  @Test
  void injectables_areOfThisMoment() throws Exception {
    CountDownLatch completed = new CountDownLatch(1);
    List<ClusterEvent> published = new CopyOnWriteArrayList<>();
    try (Container application = Container.start(Container.alone(), Panel.class)) {
      Panel panel = application.get(Panel.class);
      panel.events.subscribe(new Collector(published, completed));
      assertEquals("n1", panel.leadership.leaderId().orElseThrow());
      assertTrue(panel.leadership.isLeader());
      long before = panel.status.get().appliedIndex();
      application
          .get(Cluster.class)
          .admin()
          .snapshot()
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
      assertTrue(panel.status.get().appliedIndex() >= before);
      assertTrue(panel.status.get().healthy());
    }
    assertTrue(completed.await(10, TimeUnit.SECONDS), "the publisher completes with the node");
  }

  private record Collector(List<ClusterEvent> events, CountDownLatch completed)
      implements Flow.Subscriber<ClusterEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ClusterEvent event) {
      events.add(event);
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
      completed.countDown();
    }
  }
}
