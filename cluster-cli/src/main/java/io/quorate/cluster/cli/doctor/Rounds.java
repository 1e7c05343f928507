/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.Endpoint;
import io.quorate.cluster.cli.client.ManagementClient;
import io.quorate.cluster.cli.client.ManagementClient.Protocol;
import io.quorate.cluster.cli.client.NoAnswerException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/**
 * Asks each member itself, and tries its ports, all at once: one that does not answer delays the
 * others' answers by nothing, and all of them are of about the same moment.
 */
public final class Rounds {
  private final Duration timeout;
  private final BiFunction<String, HostPort, Endpoint> endpoints;
  private final Clock clock;

  /**
   * Waits this long for each answer and each connection.
   *
   * @param endpoints how to talk to the node with an id at an address; called from several threads
   */
  public Rounds(Duration timeout, BiFunction<String, HostPort, Endpoint> endpoints, Clock clock) {
    this.timeout = timeout;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** What the members say of themselves, in the order in which they are given. */
  public List<Patient> visit(List<JsonObject> members) throws InterruptedException {
    List<Callable<Patient>> visits = new ArrayList<>();
    List<Callable<Boolean>> attempts = new ArrayList<>();
    for (JsonObject member : members) {
      visits.add(() -> ask(member));
      for (String plane : Patient.PLANES) {
        attempts.add(() -> reaches(Patient.silent(member, "").address(plane)));
      }
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Boolean>> ports = threads.submit(() -> all(threads, attempts));
      List<Patient> patients = all(threads, visits);
      List<Boolean> open = result(ports);
      List<Patient> complete = new ArrayList<>();
      for (int i = 0; i < patients.size(); i++) {
        int first = i * Patient.PLANES.size();
        complete.add(
            patients.get(i).closed(closed(open.subList(first, first + Patient.PLANES.size()))));
      }
      return complete;
    }
  }

  private static List<String> closed(List<Boolean> open) {
    List<String> closed = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      if (!open.get(i)) {
        closed.add(Patient.PLANES.get(i));
      }
    }
    return closed;
  }

  private static <T> List<T> all(ExecutorService threads, List<Callable<T>> tasks)
      throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : threads.invokeAll(tasks)) {
      results.add(result(future));
    }
    return results;
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Patient ask(JsonObject member) throws InterruptedException {
    String address = Patient.silent(member, "").address("management");
    if (address.isEmpty()) {
      return Patient.silent(member, "it has no management address");
    }
    try (ManagementClient node =
        ManagementClient.of(
            Protocol.http, endpoints.apply(member.getString("id", ""), HostPort.parse(address)))) {
      long before = clock.millis();
      Answer answer = node.get("/v1/node");
      long after = clock.millis();
      JsonObject facts = answer.body();
      if (answer.error().isPresent() || !facts.containsKey("timeMs")) {
        return Patient.silent(member, answer.error().orElse("its answer has no facts"));
      }
      long offset = facts.getJsonNumber("timeMs").longValue() - (before + after) / 2;
      return new Patient(member, List.of(), Optional.of(facts), "", offset, System.nanoTime());
    } catch (NoAnswerException | IllegalArgumentException e) {
      return Patient.silent(member, String.valueOf(e.getMessage()));
    }
  }

  /** Whether something accepts connections there; an address that is unknown counts as if so. */
  private boolean reaches(String address) {
    if (address.isEmpty()) {
      return true;
    }
    try (Socket socket = new Socket()) {
      HostPort target = HostPort.parse(address);
      socket.connect(
          new InetSocketAddress(target.host(), target.port()),
          Math.toIntExact(Math.min(timeout.toMillis(), Integer.MAX_VALUE)));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
