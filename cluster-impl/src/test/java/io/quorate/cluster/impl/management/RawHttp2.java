/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.http.http2.Http2FrameData;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2Headers;
import io.helidon.http.http2.Http2HuffmanDecoder;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** A client of HTTP/2 that sends any frames, in any order, and keeps to no rule by itself. */
final class RawHttp2 implements Closeable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  private static final int ACK = 1;
  private static final Map<String, Integer> PSEUDO =
      Map.of(":authority", 1, ":method", 2, ":path", 4, ":scheme", 6);

  /**
   * A frame that arrived.
   *
   * @param payload its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Frame(int type, int flags, int stream, byte[] payload) {
    boolean ends() {
      return type == RST_STREAM || (flags & END_STREAM) != 0;
    }
  }

  /**
   * What came back on a stream.
   *
   * @param body all of its data
   * @param reset the code it was reset with, or -1
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, byte[] body, int reset) {}

  private final Socket socket;
  private final DataInputStream in;
  private final Http2Headers.DynamicTable table = Http2Headers.DynamicTable.create(4096);
  private final Http2HuffmanDecoder huffman = Http2HuffmanDecoder.create();

  RawHttp2(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    in = new DataInputStream(socket.getInputStream());
    bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0);
  }

  void bytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  void frame(int type, int flags, int stream, byte... payload) throws IOException {
    bytes(encoded(type, flags, stream, payload));
  }

  static byte[] encoded(int type, int flags, int stream, byte... payload) {
    BufferData frame = BufferData.create(Http2FrameHeader.LENGTH + payload.length);
    frame.writeInt24(payload.length);
    frame.writeInt8(type);
    frame.writeInt8(flags);
    frame.writeInt32(stream);
    frame.write(payload);
    return frame.readBytes();
  }

  static byte[] int32(int value) {
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }

  /** A request without a body, or the beginning of one with. */
  void request(int stream, String method, String path, boolean hasBody) throws IOException {
    request(stream, method, path, "localhost", hasBody);
  }

  /** The same to a server of another name. */
  void request(int stream, String method, String path, String authority, boolean hasBody)
      throws IOException {
    bytes(headers(stream, method, path, authority, hasBody));
  }

  private static byte[] headers(
      int stream, String method, String path, String authority, boolean hasBody) {
    return encoded(
        HEADERS,
        END_HEADERS | (hasBody ? 0 : END_STREAM),
        stream,
        block(":method", method, ":path", path, ":scheme", "http", ":authority", authority));
  }

  /** A request and its body at once, with nothing in between that a clock could see. */
  void whole(int stream, String method, String path, String body) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(headers(stream, method, path, "localhost", true));
    all.writeBytes(encoded(DATA, END_STREAM, stream, body.getBytes(StandardCharsets.UTF_8)));
    bytes(all.toByteArray());
  }

  /** A call of gRPC with an empty message, whose answer comes as any other. */
  void call(int stream, String method, String... more) throws IOException {
    open(stream, method, more);
    frame(DATA, END_STREAM, stream, new byte[5]);
  }

  /** The headers of a call of gRPC. */
  void open(int stream, String method, String... more) throws IOException {
    frame(
        HEADERS,
        END_HEADERS,
        stream,
        block(
            Stream.concat(
                    Stream.of(
                        ":method",
                        "POST",
                        ":path",
                        "/" + method,
                        ":scheme",
                        "http",
                        ":authority",
                        "localhost",
                        "content-type",
                        "application/grpc"),
                    Stream.of(more))
                .toArray(String[]::new)));
  }

  void body(int stream, String text) throws IOException {
    frame(DATA, END_STREAM, stream, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Names and values as literals without indexing (RFC 7541 §6.2.2); Helidon knows pseudo-headers
   * only by their number.
   */
  static byte[] block(String... namesAndValues) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      int known = PSEUDO.getOrDefault(namesAndValues[i], 0);
      out.write(known);
      if (known == 0) {
        literal(out, namesAndValues[i]);
      }
      literal(out, namesAndValues[i + 1]);
    }
    return out.toByteArray();
  }

  private static void literal(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 126) {
      throw new IllegalArgumentException("too long for this simple client: " + text);
    }
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  /** The next frame of the given type, after acknowledging whatever comes before it. */
  Frame await(int type) throws IOException {
    Frame frame = next();
    while (frame.type() != type) {
      frame = next();
    }
    return frame;
  }

  private Frame next() throws IOException {
    byte[] length = in.readNBytes(3);
    if (length.length < 3) {
      throw new EOFException("the server has closed");
    }
    int size = ((length[0] & 0xff) << 16) | ((length[1] & 0xff) << 8) | (length[2] & 0xff);
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    Frame frame = new Frame(type, flags, stream, in.readNBytes(size));
    if (type == SETTINGS && flags == 0) {
      frame(SETTINGS, ACK, 0);
    }
    return frame;
  }

  /** All that comes back on a stream; what belongs to others is dropped. */
  Answer answer(int stream) throws IOException {
    int status = 0;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      Frame frame = next();
      if (frame.type() == HEADERS) {
        int told = status(frame);
        status = frame.stream() == stream && told > 0 ? told : status;
      }
      if (frame.stream() == stream) {
        if (frame.type() == DATA) {
          body.writeBytes(frame.payload());
          frame(WINDOW_UPDATE, 0, 0, int32(Math.max(1, frame.payload().length)));
        }
        if (frame.ends()) {
          int reset = frame.type() == RST_STREAM ? frame.payload()[3] : -1;
          return new Answer(status, body.toByteArray(), reset);
        }
      }
    }
  }

  /** The status that a frame of headers tells; trailers tell none. */
  private int status(Frame frame) {
    Http2FrameHeader header =
        Http2FrameHeader.create(
            BufferData.create(
                encoded(frame.type(), frame.flags(), frame.stream(), frame.payload())));
    Status status =
        Http2Headers.create(
                null,
                table,
                huffman,
                Http2Headers.create(WritableHeaders.create()),
                new Http2FrameData(header, BufferData.create(frame.payload())))
            .status();
    return status == null ? 0 : status.code();
  }

  /** Reads until the server closes; fails when it does not. */
  void untilClosed() throws IOException {
    try {
      while (in.read() >= 0) {
        // What it still says does not matter.
      }
    } catch (SocketException e) {
      // Closed with a reset.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
