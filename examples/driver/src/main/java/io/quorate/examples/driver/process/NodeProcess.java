/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import io.quorate.examples.driver.journal.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a node that holds a ledger. Questions are answered with {@link NodeFailure} when
 * the process is gone or says something else. Safe for use from any thread.
 */
public abstract class NodeProcess implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final NodeSpec spec;
  private final ProcessHandle process;

  /** A process that runs. */
  protected NodeProcess(NodeSpec spec, ProcessHandle process) {
    this.spec = spec;
    this.process = process;
  }

  /** Starts a program in the node's directory, with its errors in the node's log. */
  public static Process start(NodeSpec spec, ProcessBuilder program) {
    try {
      Files.createDirectories(spec.directory());
      program.environment().put("MALLOC_ARENA_MAX", "2");
      return program
          .directory(spec.directory().toFile())
          .redirectError(ProcessBuilder.Redirect.appendTo(spec.logFile().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The process of " + spec.id() + " cannot be started", e);
    }
  }

  /** Whether it has bound its ports. */
  public abstract boolean started();

  /** Whether its node takes part, has caught up, and can be given work. */
  public abstract boolean ready();

  /** What its node says of itself. */
  public abstract NodeStatus status();

  /** How many transfers a linearizable read sees. */
  public abstract long count();

  /** The list of transfers that it holds itself, at this moment. */
  public abstract Replica replica();

  /** Which node it is of. */
  public final NodeSpec spec() {
    return spec;
  }

  /** The id of its node. */
  public final String id() {
    return spec.id();
  }

  /** The id of the process. */
  public final long pid() {
    return process.pid();
  }

  /** Whether the process runs, or is paused. */
  public final boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process with no warning ({@code kill -9}) and waits until it is gone. */
  public final void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks the process to end ({@code SIGTERM}) and waits until it has. */
  public final void stop() {
    process.destroy();
    awaitEnd();
  }

  /** Stops the process from running ({@code SIGSTOP}) until {@link #resume()}. */
  public final void pause() {
    signal("STOP");
  }

  /** Lets a paused process go on ({@code SIGCONT}). */
  public final void resume() {
    signal("CONT");
  }

  /** The memory that the process has resident, in bytes. */
  public final long residentBytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("Resident memory is known on Linux only", e);
    }
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
      if (kill.waitFor() != 0) {
        throw new NodeFailure("kill -" + name + " " + pid() + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The command kill is missing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFailure("interrupted", e);
    }
  }

  private void awaitEnd() {
    try {
      process.onExit().get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new NodeFailure(id() + " has not ended within " + STOP_TIMEOUT, e);
    } catch (ExecutionException e) {
      throw new NodeFailure("the end of " + id() + " cannot be waited for", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFailure("interrupted", e);
    }
  }

  /** Ends the process with no warning, also a paused one. */
  @Override
  public final void close() {
    process.destroyForcibly();
    process.onExit().completeOnTimeout(process, STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
  }
}
