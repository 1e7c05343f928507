/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.process;

import io.quorate.examples.ledger.journal.JournalReader;
import io.quorate.examples.ledger.journal.Journals;
import io.quorate.examples.ledger.journal.Replica;
import io.quorate.examples.ledger.journal.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The nodes n1, n2 and n3 of one cluster on loopback. Closing kills what still runs; so does the
 * end of this process, because nodes end with their standard input.
 */
public final class ThreeNodes implements AutoCloseable {
  private static final Duration FORM_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(30);

  private final Path directory;
  private final Setup setup;
  private final List<NodeSpec> specs;
  private final Map<String, NodeProcess> processes = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /** Three nodes that keep everything in this directory; none is started. */
  public ThreeNodes(Path directory, Setup setup) {
    this.directory = directory.toAbsolutePath();
    this.setup = setup;
    this.specs =
        List.of("n1", "n2", "n3").stream()
            .map(id -> NodeSpec.at(id, this.directory.resolve(id)))
            .toList();
  }

  /** All nodes, started or not. */
  public List<NodeSpec> specs() {
    return specs;
  }

  /** The present process of a node. */
  public NodeProcess node(String id) {
    NodeProcess process = processes.get(id);
    if (process == null) {
      throw new NodeFailure(id + " was not started");
    }
    return process;
  }

  /** The processes that run, or are paused, ordered by id. */
  public List<NodeProcess> running() {
    return specs.stream()
        .map(spec -> processes.get(spec.id()))
        .filter(process -> process != null && process.isAlive())
        .toList();
  }

  /** The running processes but one. */
  public List<NodeProcess> others(String id) {
    return running().stream().filter(process -> !process.spec().id().equals(id)).toList();
  }

  /** Starts some nodes at the same time and waits until each has bound its ports. */
  public void start(List<NodeSpec> nodes) {
    nodes.forEach(this::launch);
    nodes.forEach(spec -> node(spec.id()).awaitStarted());
  }

  /** Starts a node (again) and waits until it has bound its ports. */
  public void start(String id) {
    start(specs.stream().filter(spec -> spec.id().equals(id)).toList());
  }

  private void launch(NodeSpec spec) {
    Map<String, String> keys = spec.configuration(specs, spec.equals(specs.get(0)));
    keys.putAll(setup.configuration());
    keys.put("journals", journals().toString());
    keys.put("process", Integer.toString(numbers.incrementAndGet()));
    List<String> arguments = new ArrayList<>();
    keys.forEach((key, value) -> arguments.add(key + "=" + value));
    processes.put(spec.id(), NodeProcess.launch(spec, setup.jvmFlags(), arguments));
  }

  /** Starts all three, forms the cluster of n1 and takes the others in. */
  public void form() {
    start(specs);
    awaitReady(specs.get(0).id());
    join(specs.get(1));
    join(specs.get(2));
    specs.forEach(spec -> awaitReady(spec.id()));
  }

  /** Takes a started node into the configuration through n1's management port. */
  public void join(NodeSpec joiner) {
    String[] refusal = {""};
    try (Management management = new Management()) {
      Until.holds(
          joiner.id() + " is taken in",
          FORM_TIMEOUT,
          () -> {
            refusal[0] = management.join(specs.get(0), joiner);
            return refusal[0].isEmpty();
          });
    } catch (NodeFailure e) {
      throw new NodeFailure(e.getMessage() + "; the last answer was " + refusal[0], e);
    }
  }

  /** Waits until a node takes part, and returns how long that took. */
  public Duration awaitReady(String id) {
    return Until.holds(id + " is ready", FORM_TIMEOUT, () -> node(id).ask("status").flag("ready"));
  }

  /** The node that leads according to the running nodes' newest term. */
  public Optional<String> leader() {
    long newest = -1;
    Optional<String> leader = Optional.empty();
    for (NodeProcess process : running()) {
      Answer status = process.ask("status");
      if (status.text("role").equals("LEADER") && status.number("term") > newest) {
        newest = status.number("term");
        leader = Optional.of(process.spec().id());
      }
    }
    return leader;
  }

  /** Waits until a node leads. */
  public String awaitLeader() {
    AtomicReference<Optional<String>> found = new AtomicReference<>(Optional.empty());
    Until.holds(
        "a leader is elected",
        FORM_TIMEOUT,
        () -> {
          found.set(leader());
          return found.get().isPresent();
        });
    return found.get().orElseThrow();
  }

  /** Where the clients' journals are. */
  public Path journals() {
    return directory.resolve("journals");
  }

  /** The journals of clients in the present processes of these nodes. */
  public List<Path> journalsOf(List<NodeProcess> nodes) {
    List<String> ids = nodes.stream().map(process -> process.spec().id() + "-").toList();
    return JournalReader.in(journals()).stream()
        .filter(file -> ids.stream().anyMatch(file.getFileName().toString()::startsWith))
        .toList();
  }

  /** Holds all journals against the lists of all running nodes, once they have settled. */
  public Verdict check() {
    settle();
    List<Replica> replicas = running().parallelStream().map(ThreeNodes::replica).toList();
    return Journals.of(journals()).check(replicas);
  }

  private static Replica replica(NodeProcess process) {
    Path file = process.spec().directory().resolve("transfers.txt");
    process.ask("dump " + file, Duration.ofMinutes(2));
    return Replica.read(process.spec().id(), file);
  }

  /**
   * Waits, bounded, until linearizable reads on all running nodes see the same number of transfers:
   * some with unknown outcome may still be on their way.
   */
  public void settle() {
    try {
      Until.holds(
          "the nodes see the same number of transfers",
          SETTLE_TIMEOUT,
          () ->
              running().stream()
                      .map(process -> process.ask("read LINEARIZABLE").number("count"))
                      .distinct()
                      .count()
                  == 1);
    } catch (NodeFailure e) {
      // The check that follows says in what they differ.
    }
  }

  /** The last lines that each node printed, for a failure's report. */
  public String logs(int lines) {
    StringBuilder text = new StringBuilder();
    for (NodeSpec spec : specs) {
      text.append("--- ").append(spec.logFile()).append('\n');
      try {
        List<String> all =
            Files.exists(spec.logFile()) ? Files.readAllLines(spec.logFile()) : List.of();
        all.subList(Math.max(0, all.size() - lines), all.size())
            .forEach(line -> text.append(line).append('\n'));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    processes.values().forEach(NodeProcess::close);
  }
}
