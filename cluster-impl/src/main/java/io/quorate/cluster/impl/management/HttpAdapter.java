/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.quorate.cluster.impl.management.grpc.PeerCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Carries a request from Helidon to the dispatcher and its reply back. */
final class HttpAdapter implements Handler {
  private static final String CONNECTION = "Connection";
  private static final Reply EMPTY_STREAM = new Reply(200, EventStream.TYPE, Map.of(), new byte[0]);

  private final Dispatcher dispatcher;
  private final Function<String, HttpConnection> connections;
  private final int maxBodyBytes;

  /** A connection is found by Helidon's id of its socket. */
  HttpAdapter(
      Dispatcher dispatcher, Function<String, HttpConnection> connections, long maxBodyBytes) {
    this.dispatcher = dispatcher;
    this.connections = connections;
    this.maxBodyBytes = (int) Math.min(maxBodyBytes, Integer.MAX_VALUE - 1);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    HttpConnection connection = connections.apply(request.socketId());
    ExchangeClock clock = connection.begin();
    try {
      answer(request, response, connection, clock);
    } finally {
      connection.end(clock);
    }
  }

  private void answer(
      ServerRequest request,
      ServerResponse response,
      HttpConnection connection,
      ExchangeClock clock) {
    boolean hasBody = !request.content().consumed();
    if (!hasBody) {
      clock.handling();
    }
    Answer answer;
    try {
      answer = dispatcher.handle(() -> translate(request, clock));
    } catch (ConnectionLost e) {
      throw new CloseConnectionException(e.getMessage(), e);
    }
    switch (answer) {
      case Reply reply -> reply(request, response, connection, clock, reply);
      case EventStream stream -> {
        try (stream) {
          if (isHttp2(request)) {
            reply(
                request,
                response,
                connection,
                clock,
                wantsHttp1(
                    request,
                    "server-sent events come over HTTP/1.1; over HTTP/2, subscribe with gRPC"));
          } else if (isHead(request)) {
            reply(request, response, connection, clock, EMPTY_STREAM);
          } else {
            stream(response, connection, stream);
          }
        }
      }
      case Download download -> {
        try (download) {
          if (isHttp2(request)) {
            reply(
                request,
                response,
                connection,
                clock,
                wantsHttp1(request, "backups come over HTTP/1.1"));
          } else {
            download(response, connection, clock, download);
          }
        }
      }
    }
  }

  /** Helidon's writer of HTTP/2 wakes neither when the client makes room nor when it leaves. */
  private Reply wantsHttp1(ServerRequest request, String instead) {
    return dispatcher.failed(
        request.path().path(), Problem.of(505, "HTTP_VERSION_NOT_SUPPORTED", instead));
  }

  /** The connection's last answer; what fails half way ends without the end of its chunks. */
  private static void download(
      ServerResponse response, HttpConnection connection, ExchangeClock clock, Download download) {
    connection.last();
    headers(response, 200, Download.TYPE);
    response.headers().set(HeaderValues.create(CONNECTION, "close"));
    response
        .headers()
        .set(
            HeaderValues.create(
                "Content-Disposition", "attachment; filename=\"" + download.name() + "\""));
    try {
      OutputStream out = response.outputStream();
      download.send(out, clock);
      clock.sending();
      out.close();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new CloseConnectionException("A backup was not sent to its end", e);
    }
  }

  private static void stream(
      ServerResponse response, HttpConnection connection, EventStream stream) {
    connection.streams(stream::close);
    headers(response, 200, EventStream.TYPE);
    response.headers().set(HeaderValues.create(CONNECTION, "close"));
    try (OutputStream out = response.outputStream()) {
      stream.send(out);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new CloseConnectionException("The client has left its stream of events", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The port has closed", e);
    }
  }

  private static boolean isHttp2(ServerRequest request) {
    return request.prologue().protocolVersion().equals("2.0");
  }

  private static boolean isHead(ServerRequest request) {
    return request.prologue().method().text().equals("HEAD");
  }

  private static void reply(
      ServerRequest request,
      ServerResponse response,
      HttpConnection connection,
      ExchangeClock clock,
      Reply reply) {
    clock.sending();
    if (asksToClose(request.headers().values(HeaderNames.CONNECTION))
        || "close".equals(reply.headers().get(CONNECTION))) {
      connection.last();
    }
    try {
      send(request, response, reply);
    } catch (IllegalStateException | UncheckedIOException e) {
      // The first is what Helidon's HTTP/2 throws when the stream has ended.
      throw new CloseConnectionException("The client left before it was answered", e);
    }
  }

  private static boolean asksToClose(List<String> values) {
    return values.stream().anyMatch(value -> value.strip().equalsIgnoreCase("close"));
  }

  private Request translate(ServerRequest request, ExchangeClock clock) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(header -> headers.put(header.name().toLowerCase(Locale.ROOT), header.get()));
    // HTTP/2 has a pseudo-header instead.
    headers.putIfAbsent("host", request.authority());
    Map<String, String> query = new HashMap<>();
    request.query().names().forEach(name -> query.put(name, request.query().get(name)));
    return new Request(
        request.prologue().method().text(),
        request.path().path(),
        query,
        headers,
        String.valueOf(request.remotePeer().address()),
        PeerCertificates.of(request.remotePeer()),
        () -> {
          byte[] body = read(request);
          clock.handling();
          return body;
        });
  }

  private byte[] read(ServerRequest request) {
    try {
      // Not closed: closing would wait for what a malformed body promises and never sends.
      byte[] body = request.content().inputStream().readNBytes(maxBodyBytes + 1);
      if (body.length > maxBodyBytes) {
        throw tooLarge();
      }
      return body;
    } catch (RequestException e) {
      // What is left of the body cannot be told from a next request.
      throw e.status().code() == 413
          ? tooLarge()
          : Problem.badRequest("the body cannot be read: " + e.getMessage())
              .withHeader(CONNECTION, "close");
    } catch (Problem e) {
      throw e;
    } catch (InsufficientDataAvailableException e) {
      throw new ConnectionLost("The client left in the middle of its request", e);
    } catch (CloseConnectionException | UncheckedIOException | IOException e) {
      throw new ConnectionLost("The connection broke in the middle of a request", e);
    } catch (RuntimeException e) {
      throw Problem.badRequest("the body cannot be read").withHeader(CONNECTION, "close");
    }
  }

  /** Only Helidon's HTTP/1.1 knows the bound by itself. */
  private static Problem tooLarge() {
    return Problem.of(413, "TOO_LARGE", "the body is larger than quorate.management.max-body-bytes")
        .withHeader(CONNECTION, "close");
  }

  private static void send(ServerRequest request, ServerResponse response, Reply reply) {
    headers(response, reply.status(), reply.contentType());
    boolean http2 = isHttp2(request);
    reply
        .headers()
        .forEach(
            (name, value) -> {
              // RFC 9113 §8.2.2: there is no such thing in HTTP/2.
              if (!(http2 && name.equals(CONNECTION))) {
                response.headers().set(header(name, value));
              }
            });
    if (isHead(request)) {
      response.headers().set(header("Content-Length", String.valueOf(reply.body().length)));
      response.send();
    } else {
      response.send(reply.body());
    }
  }

  private static void headers(ServerResponse response, int status, String contentType) {
    response.status(Status.create(status));
    response.headers().set(header("Content-Type", contentType));
    response.headers().set(header("Cache-Control", "no-store"));
    response.headers().set(header("X-Content-Type-Options", "nosniff"));
  }

  /**
   * One that Helidon does not remember for later answers over HTTP/2: larger than its table, it
   * would wait for ever for room, and it remembers them also for clients who want none remembered.
   */
  private static Header header(String name, String value) {
    return HeaderValues.create(HeaderNames.create(name), true, false, value);
  }
}
