/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.HostileFrames.CONTINUATION;
import static io.quorate.cluster.impl.HostileFrames.DATA;
import static io.quorate.cluster.impl.HostileFrames.END_HEADERS;
import static io.quorate.cluster.impl.HostileFrames.END_STREAM;
import static io.quorate.cluster.impl.HostileFrames.HEADERS;
import static io.quorate.cluster.impl.HostileFrames.PING;
import static io.quorate.cluster.impl.HostileFrames.RST_STREAM;
import static io.quorate.cluster.impl.HostileFrames.SETTINGS;
import static io.quorate.cluster.impl.HostileFrames.WINDOW_UPDATE;
import static io.quorate.cluster.impl.HostileFrames.call;
import static io.quorate.cluster.impl.HostileFrames.frame;
import static io.quorate.cluster.impl.HostileFrames.head;
import static io.quorate.cluster.impl.HostileFrames.hello;
import static io.quorate.cluster.impl.HostileFrames.join;
import static io.quorate.cluster.impl.HostileFrames.message;
import static io.quorate.cluster.impl.membership.HostileMember.greeting;
import static io.quorate.cluster.impl.membership.HostileMember.length;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.membership.HostileMember;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** All that is tried against a running cluster, and at which port of the leader. */
enum HostileInput {
  // First those after which the engine has to wait for threads of its own.
  CALLS_OF_RAFT_WITH_NOISE(
      Port.RAFT,
      to -> to.send(hello(), call(Path.APPEND, 1), message(1, false, 1_000, noise(1_000)))),
  MESSAGE_BEYOND_ALL_FOR_RAFT(
      Port.RAFT,
      to -> to.send(hello(), call(Path.APPEND, 1), message(1, false, Integer.MAX_VALUE))),
  SETTINGS_FLOOD_FOR_RAFT(Port.RAFT, to -> to.repeat(hello(), frame(SETTINGS, 0, 0), 50_000)),
  RAPID_RESET_FOR_RAFT(Port.RAFT, to -> resets(to, Path.APPEND, 20_000)),
  FRAME_BEYOND_ALL_FOR_RAFT(Port.RAFT, to -> to.send(hello(), head(0xffffff, DATA, 0, 1))),
  CONNECTIONS_BY_THE_HUNDRED_FOR_RAFT(Port.RAFT, to -> to.halfOpen(400)),
  NOISE_FOR_RAFT(Port.RAFT, to -> to.send(noise(1 << 20))),

  HEADERS_DRIPPED(
      Port.HTTP, to -> to.drip(50, "GET /status HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n")),
  BODY_DRIPPED(Port.HTTP, to -> to.drip(50, post("Content-Length: 60000\r\n", "{"), " ")),
  REQUEST_LINE_WITHOUT_END(Port.HTTP, to -> to.send("GET /" + "a".repeat(4 << 20))),
  HEADER_OF_A_MEGABYTE(Port.HTTP, to -> to.send(post("X: " + "y".repeat(1 << 20) + "\r\n", ""))),
  HEADERS_WITHOUT_END(
      Port.HTTP,
      to ->
          to.repeat(
              ascii("GET /status HTTP/1.1\r\nHost: localhost\r\n"), ascii("X: y\r\n"), 500_000)),
  JSON_NESTED_DEEPLY(Port.HTTP, to -> to.send(sized("{\"op\":" + "[".repeat(200_000)))),
  JSON_NUMBER_WITHOUT_END(Port.HTTP, to -> to.send(sized("{\"op\":" + "9".repeat(200_000) + "}"))),
  LENGTH_BEYOND_ALL(
      Port.HTTP, to -> to.send(post("Content-Length: 9223372036854775807\r\n", "{}"))),
  CHUNK_BEYOND_ALL(
      Port.HTTP, to -> to.send(post("Transfer-Encoding: chunked\r\n", "7fffffffffffffff\r\n{}"))),
  CHUNK_SIZE_WITHOUT_END(
      Port.HTTP,
      to ->
          to.repeat(
              ascii(post("Transfer-Encoding: chunked\r\n", "")), ascii("0".repeat(8_192)), 1_000)),
  REQUESTS_NOT_WAITED_FOR(
      Port.HTTP,
      to -> to.repeat(ascii(""), ascii("GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n"), 20_000)),
  CONNECTIONS_BY_THE_HUNDRED(Port.HTTP, to -> to.halfOpen(400)),
  NOISE_FOR_HTTP(Port.HTTP, to -> to.send(noise(1 << 20))),

  SETTINGS_FLOOD(Port.GRPC, to -> to.repeat(hello(), frame(SETTINGS, 0, 0), 50_000)),
  PING_FLOOD(Port.GRPC, to -> to.repeat(hello(), frame(PING, 0, 0, new byte[8]), 50_000)),
  RAPID_RESET(Port.GRPC, to -> resets(to, Path.WRITE, 20_000)),
  STREAMS_BY_THE_THOUSAND(Port.GRPC, to -> streams(to, Path.WRITE, 20_000)),
  WINDOWS_OVERFLOWN(
      Port.GRPC,
      to -> to.repeat(hello(), frame(WINDOW_UPDATE, 0, 0, length(Integer.MAX_VALUE)), 1_000)),
  CONTINUED_WITHOUT_END(
      Port.GRPC,
      to ->
          to.repeat(
              join(hello(), frame(HEADERS, 0, 1)),
              frame(CONTINUATION, 0, 1, new byte[16_000]),
              2_000)),
  HEADER_TABLE_BOMB(Port.GRPC, to -> to.send(hello(), HostileFrames.headerBomb(1, 12_000))),
  /** A table of no bytes, and a header for it. */
  HEADER_BEYOND_THE_TABLE(
      Port.GRPC,
      to ->
          to.sendOnEach(
              8,
              join(
                  hello(),
                  frame(
                      HEADERS,
                      END_HEADERS | END_STREAM,
                      1,
                      (byte) 0x20,
                      (byte) 0x40,
                      (byte) 1,
                      (byte) 'a',
                      (byte) 1,
                      (byte) 'b')))),
  METHOD_BEYOND_THE_TABLE(
      Port.GRPC, to -> to.sendOnEach(8, join(hello(), call("/" + "m".repeat(6_000), 1)))),
  FRAME_BEYOND_ALL(Port.GRPC, to -> to.send(hello(), head(0xffffff, DATA, 0, 1), noise(1 << 16))),
  MESSAGE_BEYOND_ALL(
      Port.GRPC, to -> to.send(hello(), call(Path.WRITE, 1), message(1, false, -1, new byte[10]))),
  MESSAGE_WITHOUT_END(
      Port.GRPC,
      to ->
          to.repeat(
              join(hello(), call(Path.WRITE, 1)), frame(DATA, 0, 1, new byte[16_000]), 20_000)),
  COMPRESSED_BOMB(
      Port.GRPC,
      to -> {
        byte[] bomb = Bomb.BYTES;
        to.send(hello(), call(Path.WRITE, 1, "grpc-encoding", "gzip"), bombPieces(bomb));
      }),
  NAMES_BY_THE_THOUSAND(
      Port.GRPC, to -> to.send(hello(), frame(HEADERS, END_HEADERS, 1, names(4_090)))),
  PROMISES_TO_WATCH(Port.GRPC, to -> to.sendOnEach(12, calls(Path.WATCH, 0, promise(2 << 20)))),
  CHECKS_THAT_NEVER_END(Port.GRPC, to -> to.sendOnEach(12, calls(Path.CHECK, 0, promise(4 << 10)))),
  WATCHES_THAT_STAY(Port.GRPC, to -> to.sendOnEach(12, calls(Path.WATCH, END_STREAM, promise(0)))),
  NOISE_FOR_HTTP2(Port.GRPC, to -> to.send(hello(), noise(1 << 20))),

  NOISE_FOR_MEMBERSHIP(Port.MEMBERSHIP, to -> to.send(noise(1 << 20))),
  GREETING_OF_ANOTHER_LENGTH(
      Port.MEMBERSHIP, to -> to.send(HostileMember.greetingOfAnotherLength(), noise(1 << 10))),
  FRAME_BEYOND_ALL_FOR_MEMBERSHIP(
      Port.MEMBERSHIP, to -> to.send(greeting(), length(Integer.MAX_VALUE), noise(1 << 10))),
  FRAME_BELOW_NOTHING(Port.MEMBERSHIP, to -> to.send(greeting(), length(-7), noise(1 << 10))),
  FRAME_CUT_SHORT(Port.MEMBERSHIP, to -> to.send(greeting(), length(60_000), noise(100))),
  FRAMES_OF_NOISE(
      Port.MEMBERSHIP, to -> to.repeat(greeting(), join(length(1_000), noise(1_000)), 1_000)),
  QUESTION_OF_NOISE(
      Port.MEMBERSHIP, to -> to.repeat(greeting(), HostileMember.question(noise(500)), 1_000)),
  PAYLOAD_BEYOND_ALL(Port.MEMBERSHIP, to -> to.send(greeting(), HostileMember.payloadBeyondAll())),
  MESSAGES_BEYOND_ALL(
      Port.MEMBERSHIP, to -> to.send(greeting(), HostileMember.messagesBeyondAll())),
  OBJECTS(Port.MEMBERSHIP, to -> to.repeat(greeting(), HostileMember.object(), 100)),
  CONNECTIONS_BY_THE_HUNDRED_FOR_MEMBERSHIP(Port.MEMBERSHIP, to -> to.halfOpen(400));

  /** The ports of a node; management has one for two protocols. */
  enum Port {
    HTTP,
    GRPC,
    RAFT,
    MEMBERSHIP
  }

  private static final class Path {
    private static final String WRITE = "/quorate.cluster.v1.Management/Write";
    private static final String CHECK = "/grpc.health.v1.Health/Check";
    private static final String WATCH = "/grpc.health.v1.Health/Watch";
    private static final String APPEND = "/ratis.grpc.RaftServerProtocolService/appendEntries";

    private Path() {}
  }

  private interface Sending {
    void to(HostileClient client) throws IOException;
  }

  private final Port port;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final Sending sending;

  HostileInput(Port port, Sending sending) {
    this.port = port;
    this.sending = sending;
  }

  Port port() {
    return port;
  }

  /** Whether it takes connections away, which a stranger can. */
  boolean takesConnections() {
    return this == CONNECTIONS_BY_THE_HUNDRED;
  }

  /** Sends it; the other side may hang up at any time. */
  void send(HostileClient client) {
    try {
      sending.to(client);
    } catch (IOException e) {
      // It did.
    }
  }

  private static String post(String headers, String body) {
    return "POST /appwrite HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + headers
        + "\r\n"
        + body;
  }

  private static String sized(String body) {
    return post("Content-Length: " + body.length() + "\r\n", body);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static void resets(HostileClient to, String path, int times) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(call(path, 2 * i + 1));
      all.writeBytes(frame(RST_STREAM, 0, 2 * i + 1, length(8)));
    }
    to.send(hello(), all.toByteArray());
  }

  private static void streams(HostileClient to, String path, int times) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(call(path, 2 * i + 1));
    }
    to.send(hello(), all.toByteArray());
  }

  /** As many calls as a connection may have, each with the beginning of a message, or all of it. */
  private static byte[] calls(String path, int flags, byte[] message) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(hello());
    for (int stream = 1; stream < 200; stream += 2) {
      all.writeBytes(call(path, stream));
      all.writeBytes(frame(DATA, flags, stream, message));
    }
    return all.toByteArray();
  }

  /** What comes before a message of this length. */
  private static byte[] promise(int length) {
    return ByteBuffer.allocate(5).putInt(1, length).array();
  }

  /** Headers that are written out, each with a name of one letter. */
  private static byte[] names(int count) {
    byte[] block = new byte[4 * count];
    for (int at = 0; at < block.length; at += 4) {
      block[at + 1] = 1;
      block[at + 2] = 'x';
    }
    return block;
  }

  /** Takes a second to make, which is not the server's. */
  private static final class Bomb {
    static final byte[] BYTES = made();

    private static byte[] made() {
      try {
        return zipped(200 << 20);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Makes what takes long to make. */
  static void prepare() {
    assertTrue(Bomb.BYTES.length > 0);
  }

  private static byte[] zipped(int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      byte[] piece = new byte[1 << 20];
      for (int i = 0; i < zeros >> 20; i++) {
        zip.write(piece);
      }
    }
    return out.toByteArray();
  }

  private static byte[] bombPieces(byte[] bomb) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(message(1, true, bomb.length));
    for (int at = 0; at < bomb.length; at += 16_000) {
      all.writeBytes(
          frame(
              DATA,
              0,
              1,
              java.util.Arrays.copyOfRange(bomb, at, Math.min(bomb.length, at + 16_000))));
    }
    all.writeBytes(frame(DATA, END_STREAM, 1));
    return all.toByteArray();
  }
}
