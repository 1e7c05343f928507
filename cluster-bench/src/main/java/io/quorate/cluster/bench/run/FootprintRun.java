/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Part;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.node.PublishSpec;
import io.quorate.cluster.bench.run.BenchSubscriber.Habit;
import io.quorate.cluster.bench.system.SystemKind;
import io.quorate.cluster.client.Channels;
import io.quorate.cluster.client.Replication;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the memory of a node that serves many subscribers over gRPC. */
final class FootprintRun {
  private static final String TOPIC = "bench";
  private static final int CALLERS = 64;
  private static final int LEAST_BYTES = 128;
  private static final int MOST_BYTES = 512;
  private static final int WARM_UP = 2000;

  /** Published at once; a multiple of what subscribers acknowledge at once. */
  private static final int CHUNK = 8 * BenchSubscriber.ACK_EVERY;

  private static final Duration CHUNK_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Plan plan;
  private final Scratch scratch;
  private final Progress progress;
  private final List<Footprint.Sample> samples = new ArrayList<>();

  FootprintRun(Plan plan, Scratch scratch, Progress progress) {
    this.plan = plan;
    this.scratch = scratch;
    this.progress = progress;
  }

  /** Runs it; its processes are closed afterwards. */
  Footprint run() throws IOException, InterruptedException {
    progress.phase("memory: start " + SystemKind.QUORATE.title());
    BenchCluster cluster = BenchCluster.start(SystemKind.QUORATE, Part.MEMORY, scratch);
    String leader = cluster.leader();
    List<String> followers = cluster.ids().stream().filter(id -> !id.equals(leader)).toList();
    FootprintNodes nodes = new FootprintNodes(cluster, followers.get(0), followers.get(1));
    publish(cluster, leader, WARM_UP);
    sample(nodes.sample("before"));
    HostPort address = cluster.management(nodes.serving());
    List<BenchSubscriber> subscribers = subscribers(address);
    Optional<String> broken = Optional.empty();
    long begun = System.nanoTime();
    long ended = begun;
    try {
      subscribers.forEach(BenchSubscriber::start);
      for (BenchSubscriber subscriber : subscribers) {
        subscriber.awaitOpened();
      }
      sample(nodes.sample("subscribed"));
      publishAll(cluster, leader, subscribers, nodes);
    } catch (BenchException e) {
      broken = Optional.of(String.valueOf(e.getMessage()));
    } finally {
      ended = System.nanoTime();
      subscribers.forEach(BenchSubscriber::close);
    }
    if (broken.isEmpty()) {
      unsubscribe(address, subscribers);
      sample(nodes.sample("unsubscribed"));
    }
    cluster.stop();
    return footprint(subscribers, (ended - begun) / 1e9, broken);
  }

  private List<BenchSubscriber> subscribers(HostPort address) {
    List<BenchSubscriber> subscribers = new ArrayList<>();
    for (int i = 0; i < plan.subscribers(); i++) {
      subscribers.add(new BenchSubscriber("subscriber-" + i, TOPIC, habit(i), address));
    }
    return subscribers;
  }

  /** Every tenth never acknowledges, and every second of those does not even read on. */
  private static Habit habit(int number) {
    if (number % Plan.ONE_SILENT_IN != 0) {
      return Habit.ACKNOWLEDGES;
    }
    return number % (2 * Plan.ONE_SILENT_IN) == 0 ? Habit.STOPS_READING : Habit.NEVER_ACKNOWLEDGES;
  }

  private void publishAll(
      BenchCluster cluster, String leader, List<BenchSubscriber> subscribers, FootprintNodes nodes)
      throws InterruptedException {
    progress.phase(
        "memory: %d messages to %d subscribers"
            .formatted(plan.subscriberMessages(), subscribers.size()));
    int half = plan.subscriberMessages() / 2;
    for (int published = 0; published < plan.subscriberMessages(); ) {
      int next = Math.min(CHUNK, plan.subscriberMessages() - published);
      publish(cluster, leader, next);
      awaitReceived(subscribers, published + next);
      nodes.watch();
      if (published < half && published + next >= half) {
        sample(nodes.sample("half published"));
      }
      published += next;
    }
    sample(nodes.peak("highest while publishing"));
    sample(nodes.sample("all published"));
  }

  private static void publish(BenchCluster cluster, String node, int count)
      throws InterruptedException {
    cluster.publish(
        node, new PublishSpec(cluster.nextRun(), count, CALLERS, LEAST_BYTES, MOST_BYTES));
  }

  /**
   * Whoever lags too far behind would be told a gap, and the figures would be of something else.
   */
  private static void awaitReceived(List<BenchSubscriber> subscribers, int messages)
      throws InterruptedException {
    long deadline = System.nanoTime() + CHUNK_TIMEOUT.toNanos();
    for (BenchSubscriber subscriber : subscribers) {
      while (subscriber.habit() == Habit.ACKNOWLEDGES && subscriber.received() < messages) {
        if (subscriber.failure().isPresent()) {
          throw new BenchException("a subscriber failed: " + subscriber.failure().get());
        }
        if (System.nanoTime() - deadline >= 0) {
          throw new BenchException(
              "%s has read %d of %d messages after %d s"
                  .formatted(
                      subscriber.id(), subscriber.received(), messages, CHUNK_TIMEOUT.toSeconds()));
        }
        Thread.sleep(POLL);
      }
    }
  }

  private static void unsubscribe(HostPort address, List<BenchSubscriber> subscribers) {
    try (Channels channels = new Channels(CALL_TIMEOUT)) {
      Replication node = new Replication(channels.to(address), CALL_TIMEOUT);
      subscribers.forEach(subscriber -> node.unsubscribe(subscriber.id()));
    }
  }

  private void sample(Footprint.Sample sample) {
    samples.add(sample);
    progress.sampled(sample);
  }

  private Footprint footprint(
      List<BenchSubscriber> subscribers, double seconds, Optional<String> broken) {
    return new Footprint(
        subscribers.size(),
        count(subscribers, Habit.NEVER_ACKNOWLEDGES) + count(subscribers, Habit.STOPS_READING),
        count(subscribers, Habit.STOPS_READING),
        plan.subscriberMessages(),
        (int)
            subscribers.stream()
                .filter(subscriber -> subscriber.habit() == Habit.ACKNOWLEDGES)
                .filter(subscriber -> subscriber.received() == plan.subscriberMessages())
                .filter(subscriber -> subscriber.failure().isEmpty())
                .count(),
        seconds,
        samples,
        broken);
  }

  private static int count(List<BenchSubscriber> subscribers, Habit habit) {
    return (int) subscribers.stream().filter(one -> one.habit() == habit).count();
  }
}
