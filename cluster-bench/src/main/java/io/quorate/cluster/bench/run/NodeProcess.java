/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.node.NodeCommands;
import io.quorate.cluster.bench.system.NodeSpec;
import io.quorate.cluster.bench.system.SystemKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** One node in a process of its own. */
final class NodeProcess {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final int LOG_LINES = 15;

  private final String name;
  private final Process process;
  private final Path log;
  private final PrintWriter requests;
  private final Map<String, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final CompletableFuture<Long> up = new CompletableFuture<>();
  private final CompletableFuture<Long> ready = new CompletableFuture<>();

  private NodeProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  static NodeProcess start(SystemKind system, NodeSpec node, Path log) throws IOException {
    Process process =
        new ProcessBuilder(NodeCommandLine.of(system, node))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    NodeProcess started = new NodeProcess(system.id() + "/" + node.id(), process, log);
    Thread.ofPlatform().daemon().name("bench-" + started.name).start(started::read);
    return started;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        accept(line);
      }
    } catch (IOException e) {
      // The process was killed; what waits for it is told below.
    }
    BenchException ended = new BenchException(name + " ended unexpectedly" + tailOfLog());
    up.completeExceptionally(ended);
    ready.completeExceptionally(ended);
    answers.values().forEach(answer -> answer.completeExceptionally(ended));
  }

  private void accept(String line) {
    switch (line) {
      case NodeCommands.UP -> up.complete(System.nanoTime());
      case NodeCommands.READY -> ready.complete(System.nanoTime());
      default -> {
        String[] words = line.split(" ", 2);
        CompletableFuture<JsonObject> answer = answers.remove(words[0]);
        if (answer != null) {
          try (JsonReader reader = Json.createReader(new StringReader(words[1]))) {
            answer.complete(reader.readObject());
          }
        }
      }
    }
  }

  /** When the process ran, as of {@link System#nanoTime}. */
  CompletableFuture<Long> up() {
    return up;
  }

  /** When the node was started, as of {@link System#nanoTime}. */
  CompletableFuture<Long> ready() {
    return ready;
  }

  /** Sends a request; the answer fails when the process ends or answers with an error. */
  CompletableFuture<JsonObject> ask(String command, String fields) {
    String number = String.valueOf(numbers.incrementAndGet());
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(number, answer);
    requests.println(number + " " + command + " " + fields);
    if (!process.isAlive()) {
      answer.completeExceptionally(new BenchException(name + " is not running" + tailOfLog()));
    }
    return answer.thenApply(this::checked);
  }

  private JsonObject checked(JsonObject answer) {
    if (answer.containsKey("error")) {
      throw new BenchException(name + " answered: " + answer.getString("error") + tailOfLog());
    }
    return answer;
  }

  /** Waits for what this process was asked. */
  <T> T await(CompletableFuture<T> answer, Duration timeout) throws InterruptedException {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BenchException(
          name + " gave no answer within " + timeout.toSeconds() + " s" + tailOfLog(), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BenchException known
          ? known
          : new BenchException(name + " failed: " + e.getCause(), e);
    }
  }

  /** Processor time used so far, with that of a server that the process has started. */
  Duration cpu() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Bytes of memory that the process has in hand; empty where the system does not tell. */
  OptionalLong resident() {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Kills the process at once, and what it has started, and waits until it is gone. */
  void kill() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    process.onExit().join();
    started.forEach(ProcessHandle::destroyForcibly);
    started.forEach(handle -> handle.onExit().join());
  }

  String tailOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
      return tail.isEmpty()
          ? ""
          : "; the end of the log of " + name + ":\n  " + String.join("\n  ", tail);
    } catch (IOException e) {
      return "";
    }
  }

  /** Asks the node to close, and kills the process if it does not. */
  void stop() throws InterruptedException {
    requests.println(NodeCommands.STOP);
    if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
  }
}
