/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.node.LoadSpec;
import io.quorate.cluster.bench.system.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Kills a follower under load, starts it again, and watches it catch up. */
final class CatchUpRun {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);

  private final BenchCluster cluster;
  private final Duration away;
  private final int payload;

  CatchUpRun(BenchCluster cluster, Duration away, int payload) {
    this.cluster = cluster;
    this.away = away;
    this.payload = payload;
  }

  /** Runs it; the figures of the load go to the consumer. */
  CatchUp run(Consumer<LoadResult> loads) throws IOException, InterruptedException {
    String leader = cluster.leader();
    String follower = BenchCluster.followerOf(leader);
    LoadSpec spec =
        new LoadSpec(
            cluster.nextRun(),
            Operation.WRITE,
            Plan.CATCH_UP_CALLERS,
            Duration.ZERO,
            away.plus(TIMEOUT.multipliedBy(2)),
            payload);
    CompletableFuture<LoadResult> load = cluster.startLoad(leader, spec);
    cluster.node(follower).kill();
    long before = cluster.status(leader).applied();
    Thread.sleep(away);
    long missed = cluster.status(leader).applied() - before;
    NodeProcess returned = cluster.startNode(follower);
    long up = returned.await(returned.up(), TIMEOUT);
    long ready = returned.await(returned.ready(), TIMEOUT);
    Optional<Long> caughtUp = awaitCaughtUp(leader, follower);
    loads.accept(cluster.cancelLoad(leader, load));
    return new CatchUp(
        cluster.system(),
        away,
        Plan.CATCH_UP_CALLERS,
        missed,
        caughtUp.map(at -> Duration.ofNanos(at - up)),
        caughtUp.map(at -> Duration.ofNanos(at - ready)));
  }

  private Optional<Long> awaitCaughtUp(String leader, String follower) throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      // The leader first: the follower has to reach an index that is already known.
      long goal = cluster.status(leader).applied();
      if (cluster.status(follower).applied() >= goal) {
        return Optional.of(System.nanoTime());
      }
      Thread.sleep(POLL);
    }
    return Optional.empty();
  }
}
