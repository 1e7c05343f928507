/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of a node. Safe for use from any thread. */
public final class NodeProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final NodeSpec spec;
  private final Process process;
  private final AnswerLines lines;

  private NodeProcess(NodeSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
    this.lines = new AnswerLines(process, spec.id());
  }

  /** Starts the process and returns without waiting for the node. */
  static NodeProcess launch(NodeSpec spec, List<String> flags, List<String> arguments) {
    try {
      Files.createDirectories(spec.directory());
      ProcessBuilder builder =
          new ProcessBuilder(JavaCommand.of(flags, arguments))
              .redirectError(ProcessBuilder.Redirect.appendTo(spec.logFile().toFile()));
      builder.environment().put("MALLOC_ARENA_MAX", "2");
      return new NodeProcess(spec, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("The process of " + spec.id() + " cannot be started", e);
    }
  }

  /** Waits until the node has bound its ports, and checks that both use the same clock. */
  void awaitStarted() {
    long before = System.nanoTime();
    Answer hello = lines.next(START_TIMEOUT);
    long nanos = hello.number("nanos");
    if (nanos > System.nanoTime() || nanos < before - START_TIMEOUT.toNanos()) {
      throw new NodeFailure(
          "The clock of "
              + spec.id()
              + "'s process has another origin than this one's: times cannot be compared here");
    }
  }

  /** Sends a command and waits for the answer. */
  public Answer ask(String command) {
    return ask(command, ANSWER_TIMEOUT);
  }

  /** Sends a command and waits for the answer, but not longer than this. */
  public Answer ask(String command, Duration timeout) {
    return lines.ask(command, timeout);
  }

  /** Which node it is of. */
  public NodeSpec spec() {
    return spec;
  }

  /** The id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process runs, or is paused. */
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

  /** Stops the process from running ({@code SIGSTOP}) until {@link #resume()}. */
  public void pause() {
    signal("STOP");
  }

  /** Lets a paused process go on ({@code SIGCONT}). */
  public void resume() {
    signal("CONT");
  }

  /** The memory that the process has resident, in bytes. */
  public long residentBytes() {
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
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NodeFailure(spec.id() + " has not ended within " + STOP_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFailure("interrupted", e);
    }
  }

  /** Ends the process with no warning, also a paused one. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().completeOnTimeout(process, STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
  }
}
