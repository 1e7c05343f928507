/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicHeaders;
import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.impl.delivery.TopicDelivery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes server-sent events (WHATWG HTML §9.2): each a line of JSON. Not safe for many threads. */
final class EventOutput {
  private final OutputStream out;
  private final Json json;

  EventOutput(OutputStream out, Json json) {
    this.out = out;
    this.json = json;
  }

  /** What clients do not tell their readers: it keeps what is between them awake. */
  void comment(String text) throws IOException {
    write(": " + text + "\n\n");
  }

  /** How long a client waits before it comes again. */
  void retry(long millis) throws IOException {
    write("retry: " + millis + "\n\n");
  }

  void delivery(TopicDelivery delivery) throws IOException {
    switch (delivery) {
      case TopicDelivery.Message message ->
          event("message", message.position(), message(message.message()));
      case TopicDelivery.Gap gap -> event("gap", gap.position(), gap(gap.gap()));
    }
  }

  /** The last event: why nothing follows. */
  void end(Problem problem) throws IOException {
    write("event: end\n");
    data(problem.body());
  }

  void flush() throws IOException {
    out.flush();
  }

  private void event(String name, long position, Map<String, ?> data) throws IOException {
    write("event: " + name + "\nid: " + position + "\n");
    data(data);
  }

  private void data(Map<String, ?> data) throws IOException {
    write("data: ");
    // Line ends within texts are escaped: it is one line.
    out.write(json.write(data));
    write("\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> message(TopicMessage message) {
    Map<String, Object> object = new LinkedHashMap<>();
    TopicHeaders headers = message.headers();
    object.put("topic", message.topic());
    object.put("seq", message.seq());
    object.put("index", message.index());
    object.put("time", message.logTime().toString());
    headers.contentType().ifPresent(type -> object.put("contentType", type));
    headers.key().ifPresent(key -> object.put("key", key));
    headers.publisher().ifPresent(publisher -> object.put("publisher", publisher));
    if (!headers.attributes().isEmpty()) {
      object.put("attributes", headers.attributes());
    }
    Optional<String> text =
        headers.contentType().filter(EventOutput::isText).flatMap(type -> decode(message));
    if (text.isPresent()) {
      object.put("text", text.get());
    } else {
      object.put("data", Base64.getEncoder().encodeToString(message.payload()));
    }
    return object;
  }

  private static boolean isText(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return type.startsWith("text/") || type.equals(Reply.JSON) || type.endsWith("+json");
  }

  private static Optional<String> decode(TopicMessage message) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(message.payload()))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> gap(TopicGap gap) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("topic", gap.topic());
    object.put("first", gap.first());
    object.put("last", gap.last());
    return object;
  }
}
