/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.BenchNode;
import io.quorate.cluster.bench.system.BenchSystem;
import io.quorate.cluster.bench.system.Commands;
import io.quorate.cluster.bench.system.Messages;
import io.quorate.cluster.bench.system.MessagingSystem;
import io.quorate.cluster.bench.system.Operation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** Asks for role, applied index and totals. */
  public static final String STATUS = "status";

  /** Asks how many messages of a load have come. */
  public static final String COUNT = "count";

  /** Writes to a file when the messages of the latest load came; see {@link ArrivalLog}. */
  public static final String ARRIVALS = "arrivals";

  /** Publishes a number of messages; answers at their end. */
  public static final String PUBLISH = "publish";

  /** Asks for the bytes of heap that are in use after a full collection. */
  public static final String HEAP = "heap";

  /** Closes the node and ends the process; it has no number and no answer. */
  public static final String STOP = "stop";

  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final BenchNode system;
  private final Arrivals arrivals;
  private final PrintStream answers;
  private final ExecutorService requests =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
  private final AtomicReference<@Nullable LoadRun> current = new AtomicReference<>();

  NodeCommands(BenchNode system, Arrivals arrivals, PrintStream answers) {
    this.system = system;
    this.arrivals = arrivals;
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
    } catch (InterruptedException | IOException | RuntimeException e) {
      answer = Json.createObjectBuilder().add("error", e.toString()).build();
    }
    answers.println(words[0] + " " + answer);
  }

  private JsonObject execute(String command, String fields)
      throws IOException, InterruptedException {
    return switch (command) {
      case COUNT -> count(Integer.parseInt(fields));
      case ARRIVALS -> written(Path.of(fields));
      case PUBLISH -> publish(PublishSpec.parse(fields));
      case HEAP -> heap();
      case STATUS -> status();
      case LOAD -> load(LoadSpec.parse(fields)).toJson();
      case CANCEL -> cancel();
      default -> throw new IllegalArgumentException("command '" + command + "' is not known");
    };
  }

  private JsonObject status() {
    JsonObjectBuilder status =
        Json.createObjectBuilder()
            .add("leader", system.isLeader())
            .add("received", arrivals.total());
    if (system instanceof BenchSystem replicated) {
      status.add("applied", replicated.appliedIndex()).add("total", replicated.state().total());
    }
    return status.build();
  }

  private JsonObject count(int run) {
    return Json.createObjectBuilder().add("count", arrivals.count(run)).build();
  }

  private JsonObject written(Path file) throws IOException {
    arrivals.write(file);
    return JsonObject.EMPTY_JSON_OBJECT;
  }

  private JsonObject publish(PublishSpec spec) throws InterruptedException {
    return new PublishRun(spec, messaging(), DRAIN).run();
  }

  private static JsonObject heap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return Json.createObjectBuilder().add("used", memory.getHeapMemoryUsage().getUsed()).build();
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
    if (spec.operation() == Operation.PUBLISH) {
      return publishing(spec);
    }
    if (!(system instanceof BenchSystem replicated)) {
      throw new IllegalArgumentException("this system has no state to write or read");
    }
    Commands commands = new Commands(spec.payload());
    if (spec.operation() == Operation.WRITE_DIRECT) {
      return () -> replicated.writeDirect(commands.write());
    }
    return spec.operation()
        .readKind()
        .<Supplier<CompletionStage<byte[]>>>map(
            kind -> () -> replicated.read(kind, commands.read()))
        .orElse(() -> replicated.write(commands.write()));
  }

  private Supplier<CompletionStage<byte[]>> publishing(LoadSpec spec) {
    MessagingSystem messaging = messaging();
    Messages messages = new Messages(spec.payload());
    AtomicInteger numbers = new AtomicInteger();
    return () ->
        messaging
            .publish(
                messages.message(
                    new Messages.Head(spec.run(), numbers.getAndIncrement(), System.nanoTime())))
            .thenApply(receipt -> Commands.NO_REPLY);
  }

  private MessagingSystem messaging() {
    if (!(system instanceof MessagingSystem messaging)) {
      throw new IllegalArgumentException("this system has no topics");
    }
    return messaging;
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
