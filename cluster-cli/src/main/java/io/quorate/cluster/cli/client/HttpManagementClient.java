/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one node over HTTP, directly: no proxy, no redirection, no second attempt. Each call blocks
 * until the answer is there or the time is up.
 */
final class HttpManagementClient implements ManagementClient {
  // The node is told the caller's timeout; its own answer about it should arrive first.
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final HostPort address;
  private final Duration timeout;
  private final HttpAnswers answers;
  private final HttpClient http;

  /** A client of this node. */
  HttpManagementClient(Endpoint node) {
    this.address = node.address();
    this.timeout = node.timeout();
    this.answers = new HttpAnswers(node);
    this.http = HttpAnswers.client(node);
  }

  @Override
  public Answer get(String path) throws NoAnswerException, InterruptedException {
    return send(request(path).GET().build());
  }

  @Override
  public Answer post(String path, JsonObject body) throws NoAnswerException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonText.line(body)))
            .build());
  }

  private HttpRequest.Builder request(String path) throws NoAnswerException {
    return answers.request(path).header("Accept", "application/json");
  }

  private Answer send(HttpRequest request) throws NoAnswerException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answers.of(response.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new NoAnswerException(
          address + " gave no answer in " + timeout + "; --timeout waits longer", true, e);
    } catch (ExecutionException e) {
      throw answers.failure(e);
    } finally {
      response.cancel(true);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
