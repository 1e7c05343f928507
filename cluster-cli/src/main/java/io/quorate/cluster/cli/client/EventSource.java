/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One topic as server-sent events; the reader keeps its own position. */
public final class EventSource implements TopicSource {
  /** A node is silent for less. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private final HttpAnswers answers;
  private final HttpClient http;
  private final EventLines lines = new EventLines();
  private final CompletableFuture<HttpResponse<byte[]>> response;
  private long heard = System.nanoTime();
  private String type = "";
  private String data = "";

  /**
   * Opens a topic.
   *
   * @param from {@code earliest}, {@code latest} or the number of a message
   */
  public EventSource(Endpoint node, String topic, String from)
      throws RefusedException, NoAnswerException, InterruptedException {
    this.answers = new HttpAnswers(node);
    this.http = HttpAnswers.client(node);
    CompletableFuture<Void> opened = new CompletableFuture<>();
    BodyHandler<byte[]> body =
        info -> {
          if (info.statusCode() != 200) {
            return BodySubscribers.ofByteArray();
          }
          opened.complete(null);
          return BodySubscribers.fromLineSubscriber(
              lines, ended -> new byte[0], StandardCharsets.UTF_8, null);
        };
    boolean open = false;
    try {
      this.response =
          http.sendAsync(
              answers
                  .request("/topics/" + encoded(topic) + "?from=" + encoded(from))
                  .header("Accept", "text/event-stream")
                  .build(),
              body);
      await(node.address(), opened, node.timeout());
      open = true;
    } finally {
      if (!open) {
        http.shutdownNow();
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void await(HostPort address, CompletableFuture<Void> opened, Duration timeout)
      throws RefusedException, NoAnswerException, InterruptedException {
    try {
      CompletableFuture.anyOf(opened, response).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw answers.failure(e);
    } catch (TimeoutException e) {
      throw new NoAnswerException(
          address + " gave no answer in " + timeout + "; --timeout waits longer", true, e);
    }
    if (!opened.isDone()) {
      throw new RefusedException(answers.of(response.join()));
    }
  }

  @Override
  public Optional<Delivery> next(Duration patience)
      throws RefusedException, NoAnswerException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<String> line = line(deadline - System.nanoTime());
      if (line.isEmpty()) {
        if (System.nanoTime() - heard > SILENCE.toNanos()) {
          throw new NoAnswerException("the node has said nothing for " + SILENCE, true, null);
        }
        return Optional.empty();
      }
      heard = System.nanoTime();
      Optional<Delivery> delivery = take(line.get());
      if (delivery.isPresent()) {
        return delivery;
      }
    }
  }

  private Optional<String> line(long nanos) throws NoAnswerException, InterruptedException {
    try {
      return lines.next(nanos);
    } catch (EventLines.Ended e) {
      throw answers.failure(e.reason());
    }
  }

  /** Comments and what is not known are passed over, as the format wants it. */
  private Optional<Delivery> take(String line) throws RefusedException, NoAnswerException {
    if (line.startsWith("event: ")) {
      type = line.substring("event: ".length());
    } else if (line.startsWith("data: ")) {
      data = line.substring("data: ".length());
    } else if (line.isEmpty() && !data.isEmpty()) {
      JsonObject object = object(data);
      data = "";
      switch (type) {
        case "message", "gap" -> {
          return Optional.of(Delivery.of(type.equals("gap"), object));
        }
        case "end" -> throw new RefusedException(new Answer(503, object));
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static JsonObject object(String data) throws NoAnswerException {
    try {
      return JsonText.parse(data);
    } catch (JsonException e) {
      throw new NoAnswerException("an event is not JSON: what answers is no node", true, e);
    }
  }

  /** The position is the reader's own. */
  @Override
  public void acknowledge() {}

  @Override
  public void close() {
    response.cancel(true);
    // Not close(): that waits without end, and heeds no interrupt.
    http.shutdownNow();
  }
}
