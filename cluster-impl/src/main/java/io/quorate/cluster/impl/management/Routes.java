/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.impl.security.Role;
import io.quorate.cluster.impl.telemetry.Exposition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The paths: what each reads from a request and answers in JSON. */
final class Routes {
  private static final String OPENAPI = "openapi.json";

  private final ManagementService service;
  private final Json json;
  private final Map<String, Route> routes = new LinkedHashMap<>();

  Routes(ManagementService service, Json json, EventStreams streams) {
    this.service = service;
    this.json = json;
    add(Route.read("/", "these paths", false, this::index));
    add(Route.read("/status", "the cluster as its leader sees it", true, this::status));
    add(Route.open("/healthz", "is the process alive; ?ready=true", this::health));
    add(Route.open("/readyz", "should the node be given work", this::ready));
    add(Route.read("/metrics", "figures for Prometheus", false, this::metrics));
    add(Route.read("/openapi.json", "this interface, described", false, this::openapi));
    add(Route.read("/v1/autopilot", "what the autopilot sees", true, this::autopilot));
    add(Route.post("/join", "adds a member as voter", Role.OPERATOR, this::join));
    add(Route.post("/leave", "removes a member", Role.OPERATOR, this::leave));
    add(Route.post("/appwrite", "runs a write of the application", Role.WRITER, this::appWrite));
    add(Route.post("/appread", "runs a read of the application", Role.VIEWER, this::appRead));
    new OperatorRoutes(service.operators(), json).all().forEach(this::add);
    new TopicRoutes(service, json, streams).all().forEach(this::add);
  }

  private void add(Route route) {
    routes.put(route.path(), route);
  }

  Optional<Route> find(String path) {
    boolean stream =
        path.startsWith(EventStreams.PATH) && path.indexOf('/', EventStreams.PATH.length()) < 0;
    return Optional.ofNullable(routes.get(stream ? TopicRoutes.STREAM : path));
  }

  List<Route> all() {
    return List.copyOf(routes.values());
  }

  private Reply index(Request request) {
    Map<String, Object> paths = new LinkedHashMap<>();
    routes.values().forEach(route -> paths.put(route.path(), route.method() + " " + route.about()));
    return ok(Map.of("nodeId", service.nodeId(), "paths", paths));
  }

  private Reply status(Request request) {
    return Reply.json(200, service.status());
  }

  private Reply autopilot(Request request) {
    return Reply.json(200, service.autopilot());
  }

  private Reply health(Request request) {
    String wanted = request.query().getOrDefault("ready", "false").toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "", "true" -> ready(request);
      case "false" -> report(service.liveness());
      default ->
          throw Problem.badRequest("parameter \"ready\" = \"" + wanted + "\": write true or false");
    };
  }

  private Reply ready(Request request) {
    return report(service.readiness());
  }

  private Reply report(Health health) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", health.up() ? "UP" : "DOWN");
    body.put("nodeId", service.nodeId());
    if (!health.up()) {
      body.put("reasons", health.reasons());
    }
    if (!health.warnings().isEmpty()) {
      body.put("warnings", health.warnings());
    }
    return Reply.json(health.up() ? 200 : 503, json.write(body));
  }

  private Reply metrics(Request request) {
    Exposition text = service.metrics(request.header("accept"));
    return new Reply(200, text.contentType(), Map.of(), text.body());
  }

  private Reply openapi(Request request) {
    try (InputStream in = Routes.class.getResourceAsStream(OPENAPI)) {
      if (in == null) {
        throw new IllegalStateException(OPENAPI + " is missing from the product's jar");
      }
      return Reply.json(200, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply join(Request request) {
    JsonFields fields = fields(request);
    String id = fields.target("id", request.target());
    String address = raftAddress("raftAddr", fields.text("raftAddr"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("accepted", true);
    service.join(id, address).ifPresent(leader -> body.put("leader", leader));
    return ok(body);
  }

  static String raftAddress(String field, String text) {
    HostPort address;
    try {
      address = HostPort.parse(text);
    } catch (IllegalArgumentException e) {
      throw JsonFields.wrong(field, text, String.valueOf(e.getMessage()));
    }
    if (address.port() == 0 || text.startsWith(":")) {
      throw JsonFields.wrong(field, text, "write the host and the port it can be reached at");
    }
    return address.toString();
  }

  private Reply leave(Request request) {
    service.leave(fields(request).target("id", request.target()));
    return ok(Map.of("accepted", true));
  }

  private Reply appWrite(Request request) {
    JsonFields fields = fields(request);
    byte[] reply = service.appWrite(fields.name("op"), fields.base64("data"), fields.timeout());
    return ok(Map.of("data", base64(reply)));
  }

  private Reply appRead(Request request) {
    JsonFields fields = fields(request);
    ReadResult<byte[]> result =
        service.appRead(
            fields.name("op"), fields.base64("data"), consistency(fields), fields.timeout());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("data", base64(result.value()));
    body.put("index", result.appliedIndex());
    return ok(body);
  }

  private static ReadConsistency consistency(JsonFields fields) {
    String text = fields.optionalText("consistency").orElse("linearizable");
    return Arrays.stream(ReadConsistency.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                JsonFields.wrong(
                    "consistency",
                    text,
                    "write "
                        + Arrays.stream(ReadConsistency.values())
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private JsonFields fields(Request request) {
    return JsonFields.of(request, json);
  }

  private static String base64(byte @Nullable [] bytes) {
    return bytes == null ? "" : Base64.getEncoder().encodeToString(bytes);
  }

  private Reply ok(Map<String, ?> body) {
    return Reply.json(200, json.write(body));
  }
}
