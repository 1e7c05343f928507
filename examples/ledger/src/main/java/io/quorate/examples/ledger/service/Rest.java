/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.service;

import io.quorate.examples.ledger.process.NodeFailure;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The REST interface of services, as {@code curl} would use it. Safe for use from any thread. */
public final class Rest implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * What a service answered.
   *
   * @param status of HTTP
   * @param body its text
   */
  public record Answer(int status, String body) {
    /** The body as JSON. */
    public JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }
  }

  /** Gets a resource. */
  public Answer get(ServiceSpec service, String path) throws IOException {
    return send(HttpRequest.newBuilder(service.uri(path)).GET());
  }

  /** Posts JSON. */
  public Answer post(ServiceSpec service, String path, String json) throws IOException {
    return send(HttpRequest.newBuilder(service.uri(path)).POST(BodyPublishers.ofString(json)));
  }

  /** Puts JSON. */
  public Answer put(ServiceSpec service, String path, String json) throws IOException {
    return send(HttpRequest.newBuilder(service.uri(path)).PUT(BodyPublishers.ofString(json)));
  }

  /** Gets a resource that has to be there. */
  public JsonObject json(ServiceSpec service, String path) {
    try {
      Answer answer = get(service, path);
      if (answer.status() != 200) {
        throw new NodeFailure(service.id() + path + ": " + answer);
      }
      return answer.json();
    } catch (IOException e) {
      throw new NodeFailure(service.id() + path + ": " + e, e);
    }
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      var response =
          client.send(
              request.timeout(TIMEOUT).header("Content-Type", "application/json").build(),
              BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFailure("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
