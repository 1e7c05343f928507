/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The management port of a node, as {@code clusterctl} or {@code curl} would use it. */
public final class Management implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /** Asks {@code via} to take a node into the configuration; the answer's body if it refuses. */
  public String join(NodeSpec via, NodeSpec joiner) {
    String body =
        "{\"id\":\"%s\",\"raftAddr\":\"%s\"}".formatted(joiner.id(), joiner.raftAddress());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + via.managementAddress() + "/join"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return answer.replace(" ", "").contains("\"accepted\":true") ? "" : answer;
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeFailure("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
