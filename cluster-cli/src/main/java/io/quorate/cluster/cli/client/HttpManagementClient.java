/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
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
  private final HttpClient http;

  /** A client of the node that manages at this address. */
  HttpManagementClient(HostPort address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(timeout)
            .build();
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
    try {
      return HttpRequest.newBuilder(URI.create("http://" + address + path))
          .header("Accept", "application/json");
    } catch (IllegalArgumentException e) {
      throw new NoAnswerException(
          "\"" + address + "\" is no address that HTTP knows: use host:port", false, e);
    }
  }

  private Answer send(HttpRequest request) throws NoAnswerException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer(response.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new NoAnswerException(
          address + " gave no answer in " + timeout + "; --timeout waits longer", true, e);
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      response.cancel(true);
    }
  }

  private NoAnswerException failure(ExecutionException e) {
    Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
    if (cause instanceof HttpConnectTimeoutException) {
      return new NoAnswerException(
          address + " could not be reached in " + timeout + ": is the host up?", false, e);
    }
    if (cause instanceof ConnectException) {
      return new NoAnswerException(
          address
              + " could not be reached: "
              + (unresolved(cause) ? "no such host" : "nothing listens there")
              + "; --addr takes the management address of a node",
          false,
          e);
    }
    String reason = cause instanceof IOException ? cause.getMessage() : cause.toString();
    return new NoAnswerException(
        address
            + " broke the connection off: "
            + Objects.requireNonNullElse(reason, cause.getClass().getSimpleName()),
        true,
        e);
  }

  private static boolean unresolved(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof java.nio.channels.UnresolvedAddressException
          || t instanceof java.net.UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private Answer answer(HttpResponse<byte[]> response) throws NoAnswerException {
    try {
      String text = new String(response.body(), StandardCharsets.UTF_8);
      return new Answer(response.statusCode(), JsonText.parse(text));
    } catch (JsonException e) {
      throw new NoAnswerException(
          "what answers at "
              + address
              + " (HTTP "
              + response.statusCode()
              + ", no JSON) does not seem to be a node; --addr takes its management address",
          true,
          e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
