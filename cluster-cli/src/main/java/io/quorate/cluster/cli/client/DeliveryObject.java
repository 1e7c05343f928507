/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.quorate.cluster.v1.Gap;
import io.quorate.cluster.v1.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.TreeMap;

/** A delivery that came over gRPC, as server-sent events would have told it. */
final class DeliveryObject {
  private DeliveryObject() {}

  static JsonObject of(Message message) {
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("topic", message.getTopic())
            .add("seq", message.getSeq())
            .add("index", message.getIndex())
            .add("time", Instant.ofEpochMilli(message.getLogTimeMillis()).toString());
    add(object, "contentType", message.getContentType());
    add(object, "key", message.getKey());
    add(object, "publisher", message.getPublisher());
    if (message.getAttributesCount() > 0) {
      JsonObjectBuilder attributes = Json.createObjectBuilder();
      new TreeMap<>(message.getAttributesMap()).forEach(attributes::add);
      object.add("attributes", attributes);
    }
    ByteString payload = message.getPayload();
    if (isText(message.getContentType()) && payload.isValidUtf8()) {
      object.add("text", payload.toString(UTF_8));
    } else {
      object.add("data", Base64.getEncoder().encodeToString(payload.toByteArray()));
    }
    return object.build();
  }

  private static void add(JsonObjectBuilder object, String name, String value) {
    if (!value.isEmpty()) {
      object.add(name, value);
    }
  }

  private static boolean isText(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return type.startsWith("text/") || type.equals("application/json") || type.endsWith("+json");
  }

  static JsonObject of(Gap gap) {
    return Json.createObjectBuilder()
        .add("topic", gap.getTopic())
        .add("first", gap.getFirst())
        .add("last", gap.getLast())
        .build();
  }
}
