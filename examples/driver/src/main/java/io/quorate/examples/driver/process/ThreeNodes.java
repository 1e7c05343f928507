/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import io.quorate.examples.driver.journal.JournalReader;
import io.quorate.examples.driver.journal.Journals;
import io.quorate.examples.driver.journal.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * The nodes n1, n2 and n3 of one cluster on loopback, and those that take their places. Closing
 * kills what still runs.
 */
public final class ThreeNodes<P extends NodeProcess> implements AutoCloseable {
  /** Their ids. */
  public static final List<String> IDS = List.of("n1", "n2", "n3");

  /** The directory, beside those of the nodes, where clients have their journals. */
  public static final String JOURNALS = "journals";

  private static final int OK = 200;
  private static final Duration FORM_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(30);

  private final Path directory;
  private final Launcher<P> launcher;
  private final List<NodeSpec> specs;
  private final Map<String, P> processes = new ConcurrentHashMap<>();

  /** Three nodes on free ports that keep everything in this directory; none is started. */
  public ThreeNodes(Path directory, Launcher<P> launcher) {
    this(
        directory,
        IDS.stream().map(id -> NodeSpec.at(id, directory.toAbsolutePath().resolve(id))).toList(),
        launcher);
  }

  /** These three nodes; none is started. */
  public ThreeNodes(Path directory, List<NodeSpec> specs, Launcher<P> launcher) {
    this.directory = directory.toAbsolutePath();
    this.specs = new CopyOnWriteArrayList<>(specs);
    this.launcher = launcher;
  }

  /** All nodes, started or not. */
  public List<NodeSpec> specs() {
    return List.copyOf(specs);
  }

  /** A further node, on free ports, with an empty directory; it is not started. */
  public void add(String id) {
    specs.add(NodeSpec.at(id, directory.resolve(id)));
  }

  /** Leaves a node out that has ended for good. */
  public void forget(String id) {
    specs.remove(spec(id));
  }

  /** The present process of a node. */
  public P node(String id) {
    P process = processes.get(id);
    if (process == null) {
      throw new NodeFailure(id + " was not started");
    }
    return process;
  }

  /** The processes that run, or are paused, ordered by id. */
  public List<P> running() {
    return specs.stream()
        .map(spec -> processes.get(spec.id()))
        .filter(process -> process != null && process.isAlive())
        .toList();
  }

  /** The running processes but one. */
  public List<P> others(String id) {
    return running().stream().filter(process -> !process.id().equals(id)).toList();
  }

  /** Starts a node (again) without waiting. */
  public void launch(String id) {
    NodeSpec spec = spec(id);
    processes.put(id, launcher.launch(spec, spec.configuration(specs, id.equals(first().id()))));
  }

  /** Starts a node (again) and waits until it has bound its ports. */
  public void start(String id) {
    start(List.of(id));
  }

  /** Starts some nodes (again) at the same time and waits until each has bound its ports. */
  public void start(List<String> ids) {
    ids.forEach(this::launch);
    ids.forEach(this::awaitStarted);
  }

  /** Starts all three, forms the cluster of n1 and takes the others in. */
  public void form() {
    start(IDS);
    awaitReady(first().id());
    join("n2");
    join("n3");
    IDS.forEach(this::awaitReady);
  }

  /** Takes a started node into the configuration through n1's management port. */
  public void join(String id) {
    NodeSpec joiner = spec(id);
    String body = "{\"id\":\"%s\",\"raftAddr\":\"%s\"}".formatted(id, joiner.raftAddress());
    String[] answer = {""};
    try (Http http = new Http()) {
      Until.holds(
          id + " is taken in",
          FORM_TIMEOUT,
          () -> {
            try {
              Http.Answer given = http.post(first().management("/join"), body);
              answer[0] = given.toString();
              return given.status() == OK && given.json().getBoolean("accepted");
            } catch (IOException e) {
              answer[0] = e.toString();
              return false;
            }
          });
    } catch (NodeFailure e) {
      throw new NodeFailure(e.getMessage() + "; the last answer was " + answer[0], e);
    }
  }

  /** Waits until a node has bound its ports, and returns how long that took. */
  public Duration awaitStarted(String id) {
    return await(id, "has started", NodeProcess::started);
  }

  /** Waits until a node takes part, and returns how long that took. */
  public Duration awaitReady(String id) {
    return await(id, "is ready", NodeProcess::ready);
  }

  private Duration await(String id, String what, Predicate<P> condition) {
    return Until.holds(
        id + " " + what,
        FORM_TIMEOUT,
        () -> {
          if (!node(id).isAlive()) {
            throw new NodeFailure(id + " has ended");
          }
          return condition.test(node(id));
        });
  }

  /** The node that leads according to the running nodes' newest term. */
  public Optional<String> leader() {
    long newest = -1;
    Optional<String> leader = Optional.empty();
    for (P process : running()) {
      NodeStatus status = process.status();
      if (status.leads() && status.term() > newest) {
        newest = status.term();
        leader = Optional.of(process.id());
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
    return directory.resolve(JOURNALS);
  }

  /** The journals of clients of these nodes. */
  public List<Path> journalsOf(List<P> nodes) {
    return JournalReader.of(journals(), nodes.stream().map(NodeProcess::id).toList());
  }

  /** Holds all journals against the lists of all running nodes, once they have settled. */
  public Verdict check() {
    settle();
    return Journals.of(journals())
        .check(running().parallelStream().map(NodeProcess::replica).toList());
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
          () -> running().stream().map(NodeProcess::count).distinct().count() == 1);
    } catch (NodeFailure e) {
      // The check that follows says in what they differ.
    }
  }

  /** The last lines that each node printed, for a failure's report. */
  public String logs(int lines) {
    StringBuilder text = new StringBuilder();
    specs.forEach(spec -> text.append(LogFile.end(spec.logFile(), lines)));
    return text.toString();
  }

  private NodeSpec first() {
    return specs.get(0);
  }

  private NodeSpec spec(String id) {
    return specs.stream().filter(spec -> spec.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    processes.values().forEach(NodeProcess::close);
    launcher.close();
  }
}
