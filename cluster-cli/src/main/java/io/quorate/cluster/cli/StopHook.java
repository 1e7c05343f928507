/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns SIGINT and SIGTERM into a clean stop. The JVM would end with the signal's code; a clean
 * stop is a success, so the hook itself ends the JVM once the command has returned.
 */
final class StopHook {
  // More than the longest quorate.shutdown-timeout.
  private static final long LIMIT_MINUTES = 6;

  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  /** Installs the hook; the stage completes when the process is to stop. */
  CompletionStage<?> install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "clusterctl-stop"));
    return stop;
  }

  /** The command has returned. */
  void ended(int exitCode) {
    ended.complete(exitCode);
  }

  private void stop() {
    stop.complete(null);
    int exitCode = ExitCode.REFUSED;
    try {
      exitCode = ended.get(LIMIT_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      System.err.println("the node did not stop in " + LIMIT_MINUTES + " minutes");
    }
    Runtime.getRuntime().halt(exitCode);
  }
}
