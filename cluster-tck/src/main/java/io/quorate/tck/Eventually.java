/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what must become true, for as long as {@link TckConfig#scaled} says. */
public final class Eventually {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private Eventually() {}

  /** Waits until the assertion holds; fails with what it said last. */
  public static void holds(ThrowingRunnable assertion) {
    Awaitility.await().atMost(TckConfig.scaled(BOUND)).untilAsserted(assertion);
  }

  /** Waits for a stage's value; what it failed with is the cause of the exception. */
  public static <T> T value(CompletionStage<T> stage) throws ExecutionException {
    try {
      return stage
          .toCompletableFuture()
          .get(TckConfig.scaled(BOUND).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not completed in " + TckConfig.scaled(BOUND), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
