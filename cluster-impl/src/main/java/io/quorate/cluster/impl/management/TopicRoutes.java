/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.TopicHeaders;
import io.quorate.cluster.impl.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The paths about topics. */
final class TopicRoutes {
  static final String STREAM = EventStreams.PATH + "{topic}";
  private static final byte[] NOTHING = {};
  private static final String TEXT = "text/plain;charset=utf-8";

  private final ManagementService service;
  private final Json json;
  private final EventStreams streams;

  TopicRoutes(ManagementService service, Json json, EventStreams streams) {
    this.service = service;
    this.json = json;
    this.streams = streams;
  }

  List<Route> all() {
    return List.of(
        Route.post(
            "/publish", "publishes a message, and tells its number", Role.WRITER, this::publish),
        Route.post("/appsync", "publishes a message", Role.WRITER, this::appSync),
        Route.read("/topics", "all topics, and who reads them", false, this::topics),
        Route.read(STREAM, "a topic as server-sent events; ?from=", false, streams::open));
  }

  private Reply publish(Request request) {
    JsonFields fields = JsonFields.of(request, json);
    String topic = fields.text("topic");
    if (fields.has("text") && fields.has("data")) {
      throw Problem.badRequest("fields \"text\" and \"data\": write one of them");
    }
    byte[] payload =
        fields.has("text")
            ? fields.anyText("text").getBytes(StandardCharsets.UTF_8)
            : Objects.requireNonNullElse(fields.base64("data"), NOTHING);
    Optional<String> contentType =
        fields
            .optionalText("contentType")
            .or(() -> fields.has("text") ? Optional.of(TEXT) : Optional.empty());
    PublishReceipt receipt = service.publish(topic, payload, options(fields, contentType));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("topic", receipt.topic());
    body.put("seq", receipt.seq());
    body.put("index", receipt.index());
    return ok(body);
  }

  private static PublishOptions options(JsonFields fields, Optional<String> contentType) {
    TopicHeaders headers =
        new TopicHeaders(
            contentType,
            fields.optionalText("key"),
            fields.optionalText("publisher"),
            fields.texts("attributes"));
    Optional<String> idempotencyKey = fields.optionalText("idempotencyKey");
    try {
      return new PublishOptions(headers, idempotencyKey, fields.timeout());
    } catch (IllegalArgumentException e) {
      throw JsonFields.wrong(
          "idempotencyKey", idempotencyKey.orElse(""), String.valueOf(e.getMessage()));
    }
  }

  /** What go-cluster's clients send. */
  private Reply appSync(Request request) {
    JsonFields fields = JsonFields.of(request, json);
    byte[] payload = Objects.requireNonNullElse(fields.base64("data"), NOTHING);
    PublishReceipt unused =
        service.publish(fields.text("topic"), payload, options(fields, Optional.empty()));
    return ok(Map.of());
  }

  private Reply topics(Request request) {
    return ok(TopicsJson.of(service.nodeId(), service.topics()));
  }

  private Reply ok(Map<String, ?> body) {
    return Reply.json(200, json.write(body));
  }
}
