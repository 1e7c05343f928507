/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** JSON over HTTP, as {@code curl} would use it. Safe for use from any thread. */
public final class Http implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * What was answered.
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
  public Answer get(URI uri) throws IOException {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  /** Posts JSON. */
  public Answer post(URI uri, String json) throws IOException {
    return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(json)));
  }

  /** Puts JSON. */
  public Answer put(URI uri, String json) throws IOException {
    return send(HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofString(json)));
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
