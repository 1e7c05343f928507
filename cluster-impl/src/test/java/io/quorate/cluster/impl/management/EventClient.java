/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Reads server-sent events off a socket of its own; what it has not read stays on its way. */
public final class EventClient implements AutoCloseable {
  private static final int READ_MILLIS = 30_000;

  /**
   * One event, or with the type {@code comment} a comment.
   *
   * @param type its type
   * @param id its id, empty without
   * @param data its data
   */
  public record Event(String type, String id, String data) {}

  private final Socket socket = new Socket();
  private final InputStream in;
  private final int status;
  private final String head;
  private long chunk;
  private boolean ended;

  private EventClient(int port, int receiveBuffer, String path, String... headers)
      throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(READ_MILLIS);
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + path
                    + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                    + more
                    + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    in = new BufferedInputStream(socket.getInputStream());
    StringBuilder lines = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.append(line).append('\n');
    }
    head = lines.toString();
    status = RawHttp.status(head);
  }

  /** Asks for a stream. */
  public static EventClient open(int port, String path, String... headers) throws IOException {
    return new EventClient(port, 0, path, headers);
  }

  /** Asks for a stream with little room for what it has not read. */
  public static EventClient slow(int port, String path) throws IOException {
    return new EventClient(port, 4 * 1024, path);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Status line and headers. */
  public String head() {
    return head;
  }

  /** The rest of an answer that is no stream. */
  public String body() throws IOException {
    String length = head.toLowerCase(java.util.Locale.ROOT).split("content-length: ", 2)[1];
    return new String(
        in.readNBytes(Integer.parseInt(length.lines().findFirst().orElse("").strip())),
        StandardCharsets.UTF_8);
  }

  /** The next event; comments and settings are passed over. */
  public Event next() throws IOException {
    while (true) {
      Event event = nextOrComment();
      if (!event.type().equals("comment")) {
        return event;
      }
    }
  }

  /** The next event or comment. */
  public Event nextOrComment() throws IOException {
    String type = "message";
    String id = "";
    String data = "";
    boolean said = false;
    while (true) {
      String line = bodyLine();
      if (line.startsWith(":")) {
        bodyLine();
        return new Event("comment", "", line.substring(1).strip());
      } else if (line.startsWith("event: ")) {
        type = line.substring(7);
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
        said = true;
      } else if (line.isEmpty() && said) {
        return new Event(type, id, data);
      }
    }
  }

  /** Whether the answer has come to its regular end; waits for it. */
  public boolean isAtEnd() throws IOException {
    return read() < 0;
  }

  private String bodyLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int c = read(); c != '\n'; c = read()) {
      if (c < 0) {
        throw new EOFException("the stream has ended");
      }
      bytes.write(c);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private int read() throws IOException {
    if (ended) {
      return -1;
    }
    if (chunk == 0) {
      chunk = Long.parseLong(line(), 16);
      if (chunk == 0) {
        line();
        ended = true;
        return -1;
      }
    }
    int c = in.read();
    if (c < 0) {
      throw new EOFException("the connection broke");
    }
    chunk--;
    if (chunk == 0) {
      line();
    }
    return c;
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection broke");
      }
      if (c != '\r') {
        bytes.write(c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
