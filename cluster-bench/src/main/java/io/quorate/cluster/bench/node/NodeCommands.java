/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.BenchSystem;
import io.quorate.cluster.bench.system.Commands;
import io.quorate.cluster.bench.system.ReadKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The line protocol of a node. A request is {@code <number> <command> <fields>}, its answer {@code
 * <number> <JSON>}; requests are served side by side, so a node can be asked while it is loaded.
 */
public final class NodeCommands implements AutoCloseable {
  /** The line that says that the process runs. */
  public static final String UP = "up";

  /** The line that says that the node is started. */
  public static final String READY = "ready";

  /** Makes load; answers with a {@link LoadResult} at its end. */
  public static final String LOAD = "load";

  /** Ends the load that is being made. */
  public static final String CANCEL = "cancel";

  /** Asks for role, applied index and total of the state. */
  public static final String STATUS = "status";

  /** Closes the node and ends the process; it has no number and no answer. */
  public static final String STOP = "stop";

  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final BenchSystem system;
  private final PrintStream answers;
  private final ExecutorService requests =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
  private final AtomicReference<@Nullable LoadRun> current = new AtomicReference<>();

  NodeCommands(BenchSystem system, PrintStream answers) {
    this.system = system;
    this.answers = answers;
  }

  void accept(String line) {
    requests.execute(() -> answer(line));
  }

  private void answer(String line) {
    String[] words = line.split(" ", 3);
    JsonObject answer;
    try {
      answer = execute(words[1], words.length > 2 ? words[2] : "");
    } catch (InterruptedException | RuntimeException e) {
      answer = Json.createObjectBuilder().add("error", e.toString()).build();
    }
    answers.println(words[0] + " " + answer);
  }

  private JsonObject execute(String command, String fields) throws InterruptedException {
    return switch (command) {
      case STATUS -> status();
      case LOAD -> load(LoadSpec.parse(fields)).toJson();
      case CANCEL -> cancel();
      default -> throw new IllegalArgumentException("command '" + command + "' is not known");
    };
  }

  private JsonObject status() {
    return Json.createObjectBuilder()
        .add("leader", system.isLeader())
        .add("applied", system.appliedIndex())
        .add("total", system.state().total())
        .build();
  }

  private LoadResult load(LoadSpec spec) throws InterruptedException {
    LoadRun run = new LoadRun(spec, operation(spec), DRAIN);
    if (!current.compareAndSet(null, run)) {
      throw new IllegalStateException("this node is already making load; cancel that first");
    }
    try {
      return run.run();
    } finally {
      current.set(null);
    }
  }

  private Supplier<CompletionStage<byte[]>> operation(LoadSpec spec) {
    Commands commands = new Commands(spec.payload());
    if (spec.read().isEmpty()) {
      return spec.direct()
          ? () -> system.writeDirect(commands.write())
          : () -> system.write(commands.write());
    }
    ReadKind kind = spec.read().get();
    return () -> system.read(kind, commands.read());
  }

  private JsonObject cancel() {
    LoadRun run = current.get();
    if (run != null) {
      run.cancel();
    }
    return Json.createObjectBuilder().add("cancelled", run != null).build();
  }

  @Override
  public void close() {
    requests.shutdownNow();
  }
}
