/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.service;

import io.quorate.examples.ledger.process.JavaCommand;
import io.quorate.examples.ledger.process.NodeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of a service. Safe for use from any thread. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final ServiceSpec spec;
  private final Process process;

  private ServiceProcess(ServiceSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /** Starts the process and returns without waiting for the service. */
  static ServiceProcess launch(ServiceSpec spec, Path jar, Map<String, String> environment) {
    try {
      Files.createDirectories(spec.node().directory());
      ProcessBuilder builder =
          new ProcessBuilder(JavaCommand.ofJar(jar))
              .directory(spec.node().directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.node().logFile().toFile()));
      builder.environment().put("MALLOC_ARENA_MAX", "2");
      builder.environment().putAll(environment);
      return new ServiceProcess(spec, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("The process of " + spec.id() + " cannot be started", e);
    }
  }

  /** Which service it is of. */
  public ServiceSpec spec() {
    return spec;
  }

  /** The id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process with no warning ({@code kill -9}) and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks the process to end ({@code SIGTERM}) and waits until it has. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NodeFailure(spec.id() + " has not ended within " + STOP_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFailure("interrupted", e);
    }
  }

  /** Ends the process with no warning. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().completeOnTimeout(process, STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
  }
}
