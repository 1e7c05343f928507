/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import io.helidon.http.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metadata, status and timeout as headers of HTTP/2, in both directions. */
final class GrpcHeaders {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Pattern TIMEOUT = Pattern.compile("([0-9]{1,8})([HMSmun])");
  private static final Header CONTENT_TYPE = header("content-type", "application/grpc");
  private static final Header ACCEPT = header("grpc-accept-encoding", "identity");

  /** Clients refuse answers with more than some kilobytes of headers. */
  private static final int LONGEST_MESSAGE = 2_000;

  /** With letters and digits, what has at most eight bits. */
  private static final String PLAIN = " -./=_:&*,;";

  private static final char NESTED = '$';

  private GrpcHeaders() {}

  /**
   * One that Helidon does not remember: to add a header that is larger than its table, it would
   * wait for ever for room.
   */
  private static Header header(String name, String value) {
    return HeaderValues.create(HeaderNames.create(name), true, false, value);
  }

  /**
   * What the client sent.
   *
   * @throws IllegalArgumentException when a name or a binary value is malformed
   */
  static Metadata metadata(Headers headers) {
    Metadata metadata = new Metadata();
    for (Header header : headers) {
      String name = header.name();
      for (String value : header.allValues()) {
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
          metadata.put(
              Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER),
              Base64.getDecoder().decode(value));
        } else {
          metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
        }
      }
    }
    return metadata;
  }

  /**
   * How long the client will wait, if it says so.
   *
   * @throws IllegalArgumentException when it is malformed
   */
  static Optional<Duration> timeout(Headers headers) {
    return headers
        .first(HeaderNames.create("grpc-timeout"))
        .map(
            text -> {
              Matcher matcher = TIMEOUT.matcher(text);
              if (!matcher.matches()) {
                throw new IllegalArgumentException("grpc-timeout \"" + text + "\" is malformed");
              }
              Duration asked =
                  unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
              return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
            });
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "H" -> Duration.ofHours(1);
      case "M" -> Duration.ofMinutes(1);
      case "S" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMillis(1);
      case "u" -> Duration.ofNanos(1_000);
      default -> Duration.ofNanos(1);
    };
  }

  /** The headers of an answer. */
  static Http2Headers answer(Metadata metadata) {
    return answer(WritableHeaders.create(), metadata);
  }

  private static Http2Headers answer(WritableHeaders<?> headers, Metadata metadata) {
    headers.set(CONTENT_TYPE);
    headers.set(ACCEPT);
    add(headers, metadata);
    return Http2Headers.create(headers).status(io.helidon.http.Status.OK_200);
  }

  /** What ends a stream; it is all of an answer when nothing came before. */
  static Http2Headers trailers(Status status, Metadata metadata, boolean alone) {
    WritableHeaders<?> headers = WritableHeaders.create();
    headers.set(header("grpc-status", String.valueOf(status.getCode().value())));
    String description = status.getDescription();
    if (description != null) {
      headers.set(header("grpc-message", percentEncoded(description)));
    }
    if (alone) {
      return answer(headers, metadata);
    }
    add(headers, metadata);
    return Http2Headers.create(headers);
  }

  private static void add(WritableHeaders<?> headers, Metadata metadata) {
    for (String name : metadata.keys()) {
      if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        Iterable<byte[]> values =
            metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER));
        if (values != null) {
          values.forEach(
              value -> headers.add(header(name, Base64.getEncoder().encodeToString(value))));
        }
      } else {
        Iterable<String> values =
            metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        if (values != null) {
          values.forEach(value -> headers.add(header(name, value)));
        }
      }
    }
  }

  /**
   * As the protocol wants it of grpc-message, and shortened to what clients take. Characters with
   * more than eight bits in the code of headers (RFC 7541 Appendix B), such as braces and quotes,
   * are written with a percent sign too: Helidon has one byte for each, and fails without an answer
   * when they do not suffice.
   */
  static String percentEncoded(String text) {
    return percentEncoded(text, PLAIN);
  }

  /**
   * A type's name. The sign of nested ones is left as it is where enough characters with fewer than
   * eight bits make up for its thirteen, as in names that people give.
   */
  static String typeName(String type) {
    long nested = type.chars().filter(each -> each == NESTED).count();
    long spare = type.chars().filter(each -> (each >= 'a' && each <= 'z') || each == '.').count();
    return percentEncoded(type, 5 * nested <= spare ? PLAIN + NESTED : PLAIN);
  }

  private static String percentEncoded(String text, String plain) {
    StringBuilder encoded = new StringBuilder();
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      String next = percentEncoded(text.codePointAt(at), plain);
      if (encoded.length() + next.length() > LONGEST_MESSAGE) {
        return encoded.append("...").toString();
      }
      encoded.append(next);
    }
    return encoded.toString();
  }

  private static String percentEncoded(int character, String plain) {
    String text = Character.toString(character);
    if (character <= 'z'
        && (Character.isLetterOrDigit(character) || plain.indexOf(character) >= 0)) {
      return text;
    }
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return encoded.toString();
  }
}
