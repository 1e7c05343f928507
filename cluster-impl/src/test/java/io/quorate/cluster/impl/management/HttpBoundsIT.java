/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time, or take too much. */
class HttpBoundsIT {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String WRITE = "{\"op\":\"wait\"}";

  private final List<AutoCloseable> open = new ArrayList<>();

  private Fixture start(int connections, int requests, Duration idle, Duration transfer) {
    Fixture fixture =
        new Fixture(
            new ManagementSettings(
                "127.0.0.1",
                0,
                Fixture.MAX_BODY,
                connections,
                requests,
                2,
                Duration.ofSeconds(5),
                idle,
                transfer,
                Duration.ofSeconds(5),
                Duration.ofMillis(300)));
    open.add(0, fixture);
    fixture.http.start();
    return fixture;
  }

  private Socket connect(Fixture fixture) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.http.port());
    socket.setSoTimeout(10_000);
    open.add(0, socket);
    return socket;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Until the other side has closed; fails when it does not, by the socket's timeout. */
  private static String untilClosed(Socket socket) throws IOException {
    return RawHttp.readAll(socket.getInputStream());
  }

  private static String post(String body) {
    return RawHttp.post("/appwrite", "Content-Length: " + body.length() + "\r\n", body);
  }

  @Test
  void silentConnection_isClosed() throws Exception {
    Fixture fixture = start(8, 8, SHORT, LONG);
    assertEquals("", untilClosed(connect(fixture)));
  }

  @Test
  void slowHeaders_areCutOff_howeverSteady() throws Exception {
    Fixture fixture = start(8, 8, LONG, SHORT);
    Socket socket = connect(fixture);
    write(socket, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n");
    trickle(socket, "X: y\r\n");
    assertEquals("", untilClosed(socket));
  }

  @Test
  void slowBody_isCutOff_howeverSteady() throws Exception {
    Fixture fixture = start(8, 1, LONG, SHORT);
    Socket socket = connect(fixture);
    write(socket, RawHttp.post("/appwrite", "Content-Length: 60000\r\n", "{"));
    trickle(socket, " ");
    assertEquals("", untilClosed(socket));
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(payload);
    await("the one place is free again")
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              Socket next = connect(fixture);
              write(next, post(WRITE));
              return RawHttp.status(untilClosed(next)) == 200;
            });
  }

  /** Sends a little again and again until the other side has closed. */
  private static void trickle(Socket socket, String little) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              try {
                write(socket, little);
                return false;
              } catch (SocketException e) {
                return true;
              }
            });
  }

  @Test
  void clientThatDoesNotRead_isCutOff() throws Exception {
    Fixture fixture = start(1, 8, LONG, SHORT);
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(new byte[32 << 20]);
    Socket socket = connect(fixture);
    write(socket, post(WRITE));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> RawHttp.status(get(fixture, "/healthz")) == 200);
  }

  @Test
  void endlessChunkSize_isCutOff() throws Exception {
    Fixture fixture = start(8, 8, LONG, LONG);
    Socket socket = connect(fixture);
    write(socket, RawHttp.post("/appwrite", "Transfer-Encoding: chunked\r\n", ""));
    String zeros = "0".repeat(8_192);
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              try {
                write(socket, zeros);
                return false;
              } catch (SocketException e) {
                return true;
              }
            });
  }

  @Test
  void tooManyConnections_are503() throws Exception {
    Fixture fixture = start(2, 8, LONG, LONG);
    connect(fixture);
    connect(fixture);
    String refused = untilClosed(connect(fixture));
    assertEquals(503, RawHttp.status(refused), refused);
    assertTrue(RawHttp.head(refused).contains("Retry-After: 1"), refused);
    assertEquals(
        "BUSY",
        fixture.json.read(RawHttp.body(refused).getBytes(StandardCharsets.UTF_8)).get("code"));
  }

  @Test
  void tooManyWaiting_are503_whileHealthAnswers() throws Exception {
    Fixture fixture = start(8, 1, LONG, LONG);
    CompletableFuture<byte[]> pending = new CompletableFuture<>();
    CompletableFuture<Void> called = new CompletableFuture<>();
    fixture.cluster.write =
        (op, payload) -> {
          called.complete(null);
          return pending;
        };
    Socket first = connect(fixture);
    write(first, post(WRITE));
    called.join();
    Socket second = connect(fixture);
    write(second, post(WRITE));
    String refused = untilClosed(second);
    assertEquals(503, RawHttp.status(refused), refused);
    assertTrue(refused.contains("\"code\":\"BUSY\""), refused);
    assertEquals(200, RawHttp.status(get(fixture, "/healthz")));
    assertEquals(200, RawHttp.status(get(fixture, "/metrics")));
    pending.complete(new byte[] {1});
    assertEquals(200, RawHttp.status(untilClosed(first)));
  }

  private static String get(Fixture fixture, String path) throws IOException {
    return RawHttp.exchange(
        fixture.http.port(),
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  @Test
  void closing_doesNotWaitForAWriteWithoutOutcome() throws Exception {
    Fixture fixture = start(8, 8, LONG, LONG);
    CompletableFuture<Void> called = new CompletableFuture<>();
    fixture.cluster.write =
        (op, payload) -> {
          called.complete(null);
          return new CompletableFuture<>();
        };
    Socket socket = connect(fixture);
    write(socket, post(WRITE));
    called.join();
    long start = System.nanoTime();
    fixture.http.close();
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(3).toNanos());
    untilClosed(socket);
  }

  @Test
  void closing_letsARequestUnderWayFinish() throws Exception {
    Fixture fixture = start(8, 8, LONG, LONG);
    CompletableFuture<byte[]> pending = new CompletableFuture<>();
    CompletableFuture<Void> called = new CompletableFuture<>();
    fixture.cluster.write =
        (op, payload) -> {
          called.complete(null);
          return pending;
        };
    Socket socket = connect(fixture);
    write(socket, post(WRITE));
    called.join();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(fixture.http::close);
    pending.completeExceptionally(new NotCommittedException(Code.CLOSED, "closing"));
    assertEquals(503, RawHttp.status(untilClosed(socket)));
    closing.join();
  }
}
