/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code clusterctl run} in a process of its own, and what it told. */
final class NodeProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;
  private final Path err;

  NodeProcess(Path directory, String id, String... more) {
    out = directory.resolve(id + ".out");
    err = directory.resolve(id + ".err");
    List<String> command = new ArrayList<>(Foreground.command());
    command.addAll(ClusterctlProgram.command());
    command.addAll(List.of("run", "--id", id, "--output", "json"));
    command.addAll(List.of("--raft-addr", ":0", "--mem-bind", ":0", "--mgmt-addr", ":0"));
    command.addAll(List.of("--data", directory.resolve(id).toString()));
    command.addAll(List.of(more));
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address(String field) {
    return event("started").getString(field);
  }

  /** The first event of this name, waited for. */
  JsonObject event(String name) {
    await().atMost(PATIENCE).until(() -> !process.isAlive() || find(name).isPresent());
    return find(name)
        .orElseThrow(() -> new AssertionError("no event " + name + ": " + read(out) + read(err)));
  }

  private Optional<JsonObject> find(String name) {
    String told = read(out);
    // The last line may be half written.
    return told.substring(0, told.lastIndexOf('\n') + 1)
        .lines()
        .map(JsonText::parse)
        .filter(event -> event.getString("event").equals(name))
        .findFirst();
  }

  /** Sends a signal and expects a clean end. */
  void stop(String signal) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid())).start();
    assertEquals(0, kill.waitFor());
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running after " + signal);
    assertEquals(ExitCode.OK, process.exitValue(), read(out) + read(err));
    event("stopped");
    assertFalse(read(err).contains("\tat "), "stack traces are no log for operators: " + read(err));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
