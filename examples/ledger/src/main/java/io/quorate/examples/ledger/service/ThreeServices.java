/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.service;

import io.quorate.examples.ledger.process.Management;
import io.quorate.examples.ledger.process.NodeFailure;
import io.quorate.examples.ledger.process.Until;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The services n1, n2 and n3 of one cluster on loopback, each a process of the same jar. Closing
 * kills what still runs.
 */
public final class ThreeServices implements AutoCloseable {
  private static final Duration FORM_TIMEOUT = Duration.ofMinutes(2);

  private final Path jar;
  private final List<ServiceSpec> specs;
  private final Map<String, String> environment;
  private final Map<String, ServiceProcess> processes = new ConcurrentHashMap<>();
  private final Rest rest = new Rest();

  /** Three services that keep everything in this directory; none is started. */
  public ThreeServices(Path jar, Path directory, Map<String, String> environment) {
    if (!Files.exists(jar)) {
      throw new NodeFailure("There is no " + jar + ": build it first (mvn package)");
    }
    this.jar = jar;
    this.environment = Map.copyOf(environment);
    this.specs =
        List.of("n1", "n2", "n3").stream()
            .map(id -> ServiceSpec.at(id, directory.toAbsolutePath().resolve(id)))
            .toList();
  }

  /** All services, started or not. */
  public List<ServiceSpec> specs() {
    return specs;
  }

  /** A service by its id. */
  public ServiceSpec spec(String id) {
    return specs.stream().filter(spec -> spec.id().equals(id)).findFirst().orElseThrow();
  }

  /** Their REST interfaces. */
  public Rest rest() {
    return rest;
  }

  /** The present process of a service. */
  public ServiceProcess process(String id) {
    ServiceProcess process = processes.get(id);
    if (process == null) {
      throw new NodeFailure(id + " was not started");
    }
    return process;
  }

  /** The processes that run, ordered by id. */
  public List<ServiceProcess> running() {
    return specs.stream()
        .map(spec -> processes.get(spec.id()))
        .filter(process -> process != null && process.isAlive())
        .toList();
  }

  /** Starts a service (again) without waiting. */
  public void launch(String id) {
    Map<String, String> variables =
        new ConcurrentHashMap<>(spec(id).environment(specs, id.equals("n1")));
    variables.putAll(environment);
    processes.put(id, ServiceProcess.launch(spec(id), jar, variables));
  }

  /** Waits until a service answers, and returns how long that took. */
  public Duration awaitStarted(String id) {
    return awaitStatus(id, "/health/started");
  }

  /** Waits until a service says that it is ready, and returns how long that took. */
  public Duration awaitReady(String id) {
    return awaitStatus(id, "/health/ready");
  }

  private Duration awaitStatus(String id, String path) {
    return Until.holds(
        id + path + " is up",
        FORM_TIMEOUT,
        () -> {
          if (!process(id).isAlive()) {
            throw new NodeFailure(id + " has ended");
          }
          try {
            return rest.get(spec(id), path).status() == 200;
          } catch (IOException e) {
            return false;
          }
        });
  }

  /** Starts all three, forms the cluster of n1 and takes the others in. */
  public void form() {
    specs.forEach(spec -> launch(spec.id()));
    awaitReady("n1");
    specs.subList(1, specs.size()).forEach(spec -> awaitStarted(spec.id()));
    join("n2");
    join("n3");
    specs.forEach(spec -> awaitReady(spec.id()));
  }

  /** Takes a started service's node into the configuration through n1's management port. */
  public void join(String id) {
    String[] refusal = {""};
    try (Management management = new Management()) {
      Until.holds(
          id + " is taken in",
          FORM_TIMEOUT,
          () -> {
            refusal[0] = management.join(spec("n1").node(), spec(id).node());
            return refusal[0].isEmpty();
          });
    } catch (NodeFailure e) {
      throw new NodeFailure(e.getMessage() + "; the last answer was " + refusal[0], e);
    }
  }

  /** Waits until a running service leads, by the newest term. */
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

  private Optional<String> leader() {
    long newest = -1;
    Optional<String> leader = Optional.empty();
    for (ServiceProcess process : running()) {
      JsonObject view = rest.json(process.spec(), "/cluster");
      long term = view.getJsonNumber("term").longValue();
      if (view.getString("role").equals("LEADER") && term > newest) {
        newest = term;
        leader = Optional.of(process.spec().id());
      }
    }
    return leader;
  }

  /** The last lines that each service printed, for a failure's report. */
  public String logs(int lines) {
    StringBuilder text = new StringBuilder();
    for (ServiceSpec spec : specs) {
      Path log = spec.node().logFile();
      text.append("--- ").append(log).append('\n');
      try {
        List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
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
    processes.values().forEach(ServiceProcess::close);
    rest.close();
  }
}
