/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a stage on the calling thread, which starts no timer thread of the JVM's. */
final class Waiting {
  /** The bound passed. */
  static final class TimedOut extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** The waiting thread was interrupted, which is how closing ends requests. */
  static final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private Waiting() {}

  /**
   * The stage's result; its failure is thrown as it is. Gives the stage up when it does not wait.
   */
  static <T> T await(CompletionStage<T> stage, Duration bound) throws TimedOut, Stopped {
    CompletableFuture<T> future = stage.toCompletableFuture();
    try {
      return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(false);
      throw new TimedOut();
    } catch (InterruptedException e) {
      future.cancel(false);
      Thread.currentThread().interrupt();
      throw new Stopped();
    } catch (CancellationException e) {
      throw new Stopped();
    } catch (ExecutionException e) {
      throw unwrap(e);
    }
  }

  private static RuntimeException unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new CompletionException(cause);
  }
}
