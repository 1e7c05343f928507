/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.http.http2.Http2ErrorCode;
import io.quorate.cluster.impl.management.RawHttp2.Answer;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 on the port of HTTP/1.1, from clients that behave and clients that do not. */
class Http2IT {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<AutoCloseable> open = new ArrayList<>();
  private Fixture fixture;

  private RawHttp2 start(Duration idle, Duration transfer) throws IOException {
    fixture =
        new Fixture(
            new ManagementSettings(
                "127.0.0.1",
                0,
                Fixture.MAX_BODY,
                8,
                64,
                2,
                Duration.ofSeconds(5),
                idle,
                transfer,
                Duration.ofSeconds(5),
                Duration.ofMillis(300)));
    open.add(0, fixture);
    fixture.http.start();
    return connect();
  }

  private RawHttp2 connect() throws IOException {
    RawHttp2 client = new RawHttp2(fixture.http.port());
    open.add(0, client);
    return client;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  private void stillServes() throws IOException {
    String answer =
        RawHttp.exchange(
            fixture.http.port(),
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertEquals(200, RawHttp.status(answer), answer);
    try (RawHttp2 other = new RawHttp2(fixture.http.port())) {
      other.request(1, "GET", "/healthz", false);
      assertEquals(200, other.answer(1).status());
    }
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void sameAnswers_onStreamsOfOneConnection() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    client.request(1, "GET", "/status", false);
    Answer status = client.answer(1);
    assertEquals(200, status.status());
    assertEquals("n1", fixture.json.read(status.body()).get("leaderId"));
    client.request(3, "POST", "/appwrite", true);
    client.body(3, "{\"op\":\"echo\",\"data\":\"AAE=\"}");
    assertEquals("{\"data\":\"AAE=\"}", text(client.answer(3)));
    client.request(5, "HEAD", "/healthz", false);
    Answer head = client.answer(5);
    assertEquals(200, head.status());
    assertEquals(0, head.body().length);
    client.request(7, "GET", "/nowhere", false);
    assertEquals(404, client.answer(7).status());
    stillServes();
  }

  /** A page's own name, which leads here (DNS rebinding). */
  @Test
  void otherAuthority_isRefused() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    client.request(1, "GET", "/status", "evil.example", false);
    Answer refused = client.answer(1);
    assertEquals(421, refused.status());
    assertTrue(text(refused).contains("evil.example"), text(refused));
    client.request(3, "GET", "/healthz", "evil.example", false);
    assertEquals(200, client.answer(3).status());
  }

  @Test
  void streams_areAnsweredInAnyOrder() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    CompletableFuture<byte[]> pending = new CompletableFuture<>();
    fixture.cluster.write = (op, payload) -> pending;
    client.request(1, "POST", "/appwrite", true);
    client.body(1, "{\"op\":\"wait\"}");
    client.request(3, "GET", "/healthz", false);
    assertEquals(200, client.answer(3).status());
    pending.complete(new byte[] {1});
    assertEquals("{\"data\":\"AQ==\"}", text(client.answer(1)));
  }

  @Test
  void bodyBeyondTheBound_is413_andTheConnectionGoesOn() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    client.request(1, "POST", "/appwrite", true);
    byte[] piece = new byte[16_000];
    for (int i = 0; i < 5; i++) {
      client.frame(RawHttp2.DATA, i == 4 ? RawHttp2.END_STREAM : 0, 1, piece);
    }
    Answer refused = client.answer(1);
    assertEquals(413, refused.status());
    assertTrue(text(refused).contains("quorate.management.max-body-bytes"), text(refused));
    client.request(3, "GET", "/healthz", false);
    assertEquals(200, client.answer(3).status());
  }

  @Test
  void manyUploads_moreThanAWindowTogether_areAnswered() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    String body = "{\"op\":\"echo\",\"data\":\"" + "A".repeat(16_000) + "\"}";
    for (int stream = 1; stream < 100; stream += 2) {
      client.request(stream, "POST", "/appwrite", true);
      client.body(stream, body);
      assertEquals(200, client.answer(stream).status());
    }
  }

  @Test
  void moreThanTheWindow_isCutOff() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    fixture.cluster.write = (op, payload) -> new CompletableFuture<>();
    byte[] piece = RawHttp2.encoded(RawHttp2.DATA, 0, 1, new byte[16_000]);
    client.request(1, "GET", "/status", true);
    untilRefused(() -> client.bytes(piece));
    client.untilClosed();
    stillServes();
  }

  private interface Sending {
    void once() throws IOException;
  }

  /** Sends again and again until the server has had enough. */
  private static void untilRefused(Sending sending) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              try {
                for (int i = 0; i < 50; i++) {
                  sending.once();
                }
                return false;
              } catch (SocketException e) {
                return true;
              }
            });
  }

  @Test
  void tooManyStreams_endTheConnection_notTheNode() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    for (int stream = 1; stream < 6 * Protocols.MAX_STREAMS; stream += 2) {
      client.request(stream, "POST", "/appwrite", true);
    }
    client.await(RawHttp2.GOAWAY);
    client.untilClosed();
    stillServes();
  }

  @Test
  void streamsResetAtOnce_doNotBuyWorkWithoutEnd() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    for (int stream = 1; stream < 6 * Protocols.MAX_STREAMS; stream += 2) {
      client.request(stream, "POST", "/appwrite", true);
      client.frame(RawHttp2.RST_STREAM, 0, stream, RawHttp2.int32(8));
    }
    client.await(RawHttp2.GOAWAY);
    client.untilClosed();
    stillServes();
  }

  @Test
  void brokenFrames_endTheConnection_notTheNode() throws Exception {
    List<byte[]> broken =
        List.of(
            "this is no frame at all, whatever one takes it for".getBytes(StandardCharsets.UTF_8),
            RawHttp2.encoded(RawHttp2.DATA, 0, 0, new byte[10]),
            RawHttp2.encoded(RawHttp2.SETTINGS, 0, 1),
            RawHttp2.encoded(RawHttp2.PING, 0, 0, new byte[3]),
            RawHttp2.encoded(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 2, new byte[] {1, 2, 3}),
            RawHttp2.encoded(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, new byte[] {-1, -1, -1}),
            RawHttp2.encoded(RawHttp2.CONTINUATION, 0, 1, new byte[8]),
            RawHttp2.encoded(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, new byte[20_000]));
    RawHttp2 first = start(LONG, LONG);
    first.bytes(broken.get(0));
    first.untilClosed();
    for (byte[] frame : broken) {
      RawHttp2 client = connect();
      client.bytes(frame);
      client.untilClosed();
      client.close();
    }
    stillServes();
  }

  @Test
  void headersWithoutEnd_areCutOff() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    client.frame(RawHttp2.HEADERS, 0, 1, RawHttp2.block(":method", "GET", ":path", "/", "x", "y"));
    byte[] more = RawHttp2.block("name", "v".repeat(100));
    untilRefused(() -> client.frame(RawHttp2.CONTINUATION, 0, 1, more));
    client.untilClosed();
    stillServes();
  }

  /** With the name of a pseudo-header written out, and cut in its midst. */
  @Test
  void headersOfSeveralFrames_areAnswered() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    byte[] block = HexFormat.of().parseHex("8286" + "00053a70617468082f6865616c74687a");
    client.frame(RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, Arrays.copyOfRange(block, 0, 6));
    client.frame(RawHttp2.CONTINUATION, 0, 1, Arrays.copyOfRange(block, 6, 7));
    byte[] rest = Arrays.copyOfRange(block, 7, block.length);
    client.frame(RawHttp2.CONTINUATION, RawHttp2.END_HEADERS, 1, rest);
    assertEquals(200, client.answer(1).status());
  }

  /** Each byte stands for the large header that an earlier request has put into the table. */
  @Test
  void headersThatGrow_endTheConnection_notTheNode() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    client.frame(
        RawHttp2.HEADERS,
        RawHttp2.END_HEADERS | RawHttp2.END_STREAM,
        1,
        largeHeader("828684", 3_900));
    assertEquals(200, client.answer(1).status());
    byte[] bomb = new byte[16_000];
    Arrays.fill(bomb, (byte) 0xbe);
    client.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 3, bomb);
    ByteBuffer told = ByteBuffer.wrap(client.await(RawHttp2.GOAWAY).payload());
    assertEquals(1, told.getInt(), "the last that was passed on");
    assertEquals(Http2ErrorCode.ENHANCE_YOUR_CALM.code(), told.getInt());
    client.untilClosed();
    stillServes();
  }

  /** Helidon would look for room in its table for ever, and hold a processor. */
  @Test
  void headersLargerThanTheTable_areAnswered() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    int end = RawHttp2.END_HEADERS | RawHttp2.END_STREAM;
    client.frame(RawHttp2.HEADERS, end, 1, largeHeader("828684", 4_100));
    assertEquals(200, client.answer(1).status());
    client.frame(RawHttp2.HEADERS, end, 3, HexFormat.of().parseHex("20" + "828684" + "4001610162"));
    assertEquals(200, client.answer(3).status());
    stillServes();
  }

  private static byte[] largeHeader(String before, int length) {
    ByteBuffer block = ByteBuffer.allocate(before.length() / 2 + 6 + length);
    block.put(HexFormat.of().parseHex(before)).put(HexFormat.of().parseHex("4001787f"));
    block.put((byte) (((length - 127) & 0x7f) | 0x80)).put((byte) ((length - 127) >> 7));
    return block.array();
  }

  @Test
  void bodyThatNeverComes_isCutOff() throws Exception {
    RawHttp2 client = start(LONG, SHORT);
    client.request(1, "POST", "/appwrite", true);
    client.untilClosed();
    stillServes();
  }

  @Test
  void clientThatDoesNotRead_isCutOff() throws Exception {
    RawHttp2 client = start(LONG, SHORT);
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(new byte[32 << 20]);
    client.frame(RawHttp2.WINDOW_UPDATE, 0, 0, RawHttp2.int32(1 << 30));
    client.frame(RawHttp2.SETTINGS, 0, 0, new byte[] {0, 4, 0x40, 0, 0, 0});
    client.whole(1, "POST", "/appwrite", "{\"op\":\"wait\"}");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              try {
                client.frame(RawHttp2.PING, 0, 0, new byte[8]);
                return false;
              } catch (SocketException e) {
                return true;
              }
            });
    stillServes();
  }

  @Test
  void idleConnection_isClosed() throws Exception {
    RawHttp2 client = start(SHORT, LONG);
    client.request(1, "GET", "/healthz", false);
    assertEquals(200, client.answer(1).status());
    client.untilClosed();
  }

  @Test
  void closing_saysGoodbye_andLetsStreamsFinish() throws Exception {
    RawHttp2 client = start(LONG, LONG);
    CompletableFuture<byte[]> pending = new CompletableFuture<>();
    CompletableFuture<Void> called = new CompletableFuture<>();
    fixture.cluster.write =
        (op, payload) -> {
          called.complete(null);
          return pending;
        };
    client.request(1, "POST", "/appwrite", true);
    client.body(1, "{\"op\":\"wait\"}");
    called.join();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(fixture.http::close);
    client.await(RawHttp2.GOAWAY);
    pending.complete(new byte[] {1});
    assertEquals(200, client.answer(1).status());
    closing.join();
  }
}
