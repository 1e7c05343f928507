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
import java.util.Optional;
import java.util.function.BiFunction;

/** Asks each member itself, one after the other. */
public final class Rounds {
  private final Duration timeout;
  private final BiFunction<String, HostPort, Endpoint> endpoints;
  private final Clock clock;

  /**
   * Waits this long for each answer.
   *
   * @param endpoints how to talk to the node with an id at an address
   */
  public Rounds(Duration timeout, BiFunction<String, HostPort, Endpoint> endpoints, Clock clock) {
    this.timeout = timeout;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** What a member says of itself. */
  public Patient visit(JsonObject member) throws InterruptedException {
    String address = new Patient(member, Optional.empty(), "", 0).address("management");
    if (address.isEmpty()) {
      return new Patient(member, Optional.empty(), "it has no management address", 0);
    }
    try (ManagementClient node =
        ManagementClient.of(
            Protocol.http, endpoints.apply(member.getString("id", ""), HostPort.parse(address)))) {
      long before = clock.millis();
      Answer answer = node.get("/v1/node");
      long after = clock.millis();
      JsonObject facts = answer.body();
      if (answer.error().isPresent() || !facts.containsKey("timeMs")) {
        return new Patient(
            member, Optional.empty(), answer.error().orElse("its answer has no facts"), 0);
      }
      long offset = facts.getJsonNumber("timeMs").longValue() - (before + after) / 2;
      return new Patient(member, Optional.of(facts), "", offset);
    } catch (NoAnswerException | IllegalArgumentException e) {
      return new Patient(member, Optional.empty(), String.valueOf(e.getMessage()), 0);
    }
  }

  /** Whether something accepts connections there. */
  public boolean reaches(Patient patient, String plane) {
    try (Socket socket = new Socket()) {
      HostPort address = HostPort.parse(patient.address(plane));
      socket.connect(
          new InetSocketAddress(address.host(), address.port()),
          Math.toIntExact(Math.min(timeout.toMillis(), Integer.MAX_VALUE)));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
