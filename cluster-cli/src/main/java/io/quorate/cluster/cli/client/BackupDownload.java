/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches a backup from a node, as it is being written there. */
public final class BackupDownload {
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final int BUFFER = 1 << 16;

  private final Endpoint node;
  private final HostPort address;
  private final Duration timeout;
  private final HttpAnswers answers;

  /** From this node, which may take its timeout to begin, and be silent for as long later. */
  public BackupDownload(Endpoint node) {
    this.node = node;
    this.address = node.address();
    this.timeout = node.timeout();
    this.answers = new HttpAnswers(node);
  }

  /**
   * Writes what comes to a stream, and returns at its end. Whether it is whole is not known then.
   *
   * @param consistency {@code linearizable} or {@code local}
   * @throws RefusedException when the node does not give one
   * @throws NoAnswerException when it is gone, or falls silent
   * @throws IOException when the stream cannot be written
   */
  public void to(OutputStream out, String consistency)
      throws RefusedException, NoAnswerException, IOException, InterruptedException {
    String request =
        JsonText.line(
            Json.createObjectBuilder()
                .add("consistency", consistency)
                .add("timeoutMs", timeout.toMillis())
                .build());
    HttpClient http = HttpAnswers.client(node);
    try {
      HttpResponse<InputStream> response =
          http.sendAsync(
                  answers
                      .request("/v1/backup")
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(request))
                      .build(),
                  BodyHandlers.ofInputStream())
              .get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new RefusedException(answers.of(response.statusCode(), body(response)));
      }
      copy(response.body(), out);
    } catch (ExecutionException e) {
      throw answers.failure(e);
    } catch (TimeoutException e) {
      throw silent(e);
    } finally {
      http.shutdownNow();
    }
  }

  private byte[] body(HttpResponse<InputStream> response) throws NoAnswerException {
    try (InputStream in = response.body()) {
      return in.readNBytes(BUFFER);
    } catch (IOException e) {
      throw answers.failure(e);
    }
  }

  /** On another thread, as a read has no time limit of its own. */
  private void copy(InputStream in, OutputStream out)
      throws NoAnswerException, IOException, InterruptedException {
    AtomicLong copied = new AtomicLong();
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual().name("backup").start(() -> copy(in, out, copied, done));
    long before = -1;
    while (true) {
      try {
        var unused = done.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        if (copied.get() == before) {
          throw silent(e);
        }
        before = copied.get();
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        if (cause instanceof UncheckedIOException own) {
          throw Objects.requireNonNull(own.getCause());
        }
        throw answers.failure(cause);
      }
    }
  }

  private static void copy(
      InputStream in, OutputStream out, AtomicLong copied, CompletableFuture<Void> done) {
    try (in) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        write(out, buffer, read);
        copied.addAndGet(read);
      }
      done.complete(null);
    } catch (IOException | UncheckedIOException | CompletionException e) {
      done.completeExceptionally(e);
    }
  }

  /** What goes wrong here is not the node's doing. */
  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private NoAnswerException silent(TimeoutException e) {
    return new NoAnswerException(
        address + " gave no answer in " + timeout + "; --timeout waits longer", true, e);
  }
}
