/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.bench.system.Commands;
import io.quorate.cluster.bench.system.Counters;
import io.quorate.cluster.bench.system.Operation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoadRunTest {
  private static final Duration SOME = Duration.ofMillis(100);
  private static final int CALLERS = 4;

  private final Commands commands = new Commands(Commands.MIN_BYTES);
  private final Counters counters = new Counters();

  @Test
  void everyAnsweredCall_isAcknowledged_andAppliedOnce() throws InterruptedException {
    LoadResult result = run(Duration.ZERO, SOME, this::apply);
    assertTrue(result.operations() > 0, result.toString());
    assertEquals(counters.total(), result.acknowledged());
    assertEquals(0, result.uncertain());
    assertEquals(result, LoadResult.fromJson(result.toJson()));
  }

  @Test
  void callsOfTheRamp_areAcknowledged_butNotMeasured() throws InterruptedException {
    LoadResult result = run(SOME, Duration.ZERO, this::apply);
    assertEquals(0, result.operations());
    assertEquals(0, result.p50Micros());
    assertEquals(0, result.operationsPerSecond());
    assertTrue(result.acknowledged() > 0, result.toString());
  }

  @Test
  void failedCalls_areUncertain_andPauseTheCaller() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    LoadResult result =
        run(
            Duration.ZERO,
            SOME,
            () -> {
              IllegalStateException error = new IllegalStateException("no leader");
              if (calls.incrementAndGet() % 2 == 0) {
                throw error;
              }
              return CompletableFuture.failedFuture(error);
            });
    assertEquals(0, result.operations());
    assertEquals(calls.get(), result.uncertain());
    assertTrue(result.uncertain() >= CALLERS, result.toString());
    assertTrue(result.uncertain() <= CALLERS * 21, "flooded: " + result);
    assertTrue(result.firstError().orElse("").contains("no leader"), result.toString());
  }

  @Test
  void malformedReplies_doNotCount() throws InterruptedException {
    LoadResult result =
        run(Duration.ZERO, SOME, () -> CompletableFuture.completedFuture(new byte[3]));
    assertEquals(0, result.operations());
    assertEquals(0, result.acknowledged());
    assertTrue(result.uncertain() > 0, result.toString());
  }

  @Test
  void callsWithoutReply_areGivenUp() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    LoadResult result =
        run(
            Duration.ZERO,
            SOME,
            () -> {
              calls.incrementAndGet();
              return new CompletableFuture<>();
            });
    assertEquals(CALLERS, calls.get());
    assertTrue(result.firstError().orElse("").contains("no reply within"), result.toString());
    assertEquals(CALLERS, result.uncertain());
    assertEquals(0, result.acknowledged());
  }

  private CompletionStage<byte[]> apply() {
    return CompletableFuture.completedFuture(
        Commands.execute(ByteBuffer.wrap(commands.write()), counters));
  }

  private static LoadResult run(
      Duration ramp, Duration window, Supplier<CompletionStage<byte[]>> operation)
      throws InterruptedException {
    LoadSpec spec = new LoadSpec(1, Operation.WRITE, CALLERS, ramp, window, Commands.MIN_BYTES);
    return new LoadRun(spec, operation, SOME).run();
  }
}
