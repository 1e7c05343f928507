/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.JsonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** What HTTP says, in the words of the commands. */
final class HttpAnswers {
  private final Endpoint node;
  private final HostPort address;
  private final Duration timeout;

  HttpAnswers(Endpoint node) {
    this.node = node;
    this.address = node.address();
    this.timeout = node.timeout();
  }

  static HttpClient client(Endpoint node) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(node.timeout());
    node.tls().ifPresent(builder::sslContext);
    return builder.build();
  }

  HttpRequest.Builder request(String path) throws NoAnswerException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create((node.tls().isPresent() ? "https://" : "http://") + address + path));
      node.authorization().ifPresent(value -> request.header("Authorization", value));
      return request;
    } catch (IllegalArgumentException e) {
      throw new NoAnswerException(
          "\"" + address + "\" is no address that HTTP knows: use host:port", false, e);
    }
  }

  Answer of(HttpResponse<byte[]> response) throws NoAnswerException {
    return of(response.statusCode(), response.body());
  }

  Answer of(int status, byte[] body) throws NoAnswerException {
    try {
      return new Answer(status, JsonText.parse(new String(body, StandardCharsets.UTF_8)));
    } catch (JsonException e) {
      throw new NoAnswerException(
          "what answers at "
              + address
              + " (HTTP "
              + status
              + ", no JSON) does not seem to be a node; --addr takes its management address",
          true,
          e);
    }
  }

  NoAnswerException failure(ExecutionException e) {
    return failure(Objects.requireNonNullElse(e.getCause(), e));
  }

  NoAnswerException failure(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return new NoAnswerException(
          address + " could not be reached in " + timeout + ": is the host up?", false, cause);
    }
    if (cause instanceof ConnectException) {
      return new NoAnswerException(
          address
              + " could not be reached: "
              + (unresolved(cause) ? "no such host" : "nothing listens there")
              + "; --addr takes the management address of a node",
          false,
          cause);
    }
    Optional<String> untrusted = TlsFailures.said(cause);
    if (untrusted.isPresent()) {
      return new NoAnswerException(address + ": " + untrusted.get(), false, cause);
    }
    String reason = cause instanceof IOException ? cause.getMessage() : cause.toString();
    return new NoAnswerException(
        address
            + " broke the connection off: "
            + Objects.requireNonNullElse(reason, cause.getClass().getSimpleName()),
        true,
        cause);
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
}
