/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/** Asks the management port of a node of a {@link TestCluster}. */
final class HttpNode implements AutoCloseable {
  private final TestCluster cluster;
  private final HttpClient client = HttpClient.newHttpClient();

  HttpNode(TestCluster cluster) {
    this.cluster = cluster;
  }

  /** The answer to an object that is sent. */
  HttpResponse<String> post(String node, String path, String body) throws Exception {
    return send(request(node, path).POST(BodyPublishers.ofString(body, UTF_8)).build());
  }

  HttpResponse<String> get(String node, String path) throws Exception {
    return send(request(node, path).build());
  }

  private HttpRequest.Builder request(String node, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + cluster.ports(node)[2] + path))
        .timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString(UTF_8));
  }

  /** The object of an answer that says that it worked. */
  static JsonObject ok(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return json(answer.body());
  }

  static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Override
  public void close() {
    client.close();
  }
}
