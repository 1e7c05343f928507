/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Checks what all requests have in common, finds the path and turns failures into JSON. */
final class Dispatcher {
  private final Routes routes;
  private final Problems problems;
  private final Json json;
  private final Semaphore waiting;
  private final Guard guard;

  /** Requests that wait for something share the given places. */
  Dispatcher(
      ManagementService service, Json json, EventStreams streams, Semaphore waiting, Guard guard) {
    this.guard = guard;
    this.routes = new Routes(service, json, streams);
    this.problems = new Problems(service.nodeId());
    this.json = json;
    this.waiting = waiting;
  }

  /** Answers any request, also one that cannot be translated; only a lost client is thrown. */
  Answer handle(Supplier<Request> source) {
    String path = "";
    try {
      Request request = source.get();
      path = request.path();
      Route route = check(request);
      return guard.around(
          request,
          route,
          () -> route.waits() ? bounded(route, request) : route.handler().apply(request));
    } catch (ConnectionLost e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(path, problems.of(e));
    }
  }

  private Route check(Request request) {
    Route route =
        routes
            .find(request.path())
            .orElseThrow(
                () -> Problem.of(404, "NOT_FOUND", "there is no such path; GET / lists them"));
    if (!route.answers(request.method())) {
      throw Problem.of(405, "METHOD_NOT_ALLOWED", route.path() + " answers only " + route.allow())
          .withHeader("Allow", route.allow());
    }
    if (route.method().equals("POST")) {
      checkOrigin(request);
      checkContentType(request);
    }
    return route;
  }

  /** A page of another site must not be able to make a browser change the cluster. */
  private static void checkOrigin(Request request) {
    String host = request.header("host").orElse("");
    request
        .header("origin")
        .filter(origin -> !origin.equals("http://" + host) && !origin.equals("https://" + host))
        .ifPresent(
            origin -> {
              throw Problem.of(
                  403,
                  "FORBIDDEN_ORIGIN",
                  "requests from pages of " + shown(origin) + " are refused");
            });
  }

  private static void checkContentType(Request request) {
    request
        .header("content-type")
        .filter(type -> !isJson(type))
        .ifPresent(
            type -> {
              throw Problem.of(
                  415,
                  "UNSUPPORTED_MEDIA_TYPE",
                  "header Content-Type = \"" + shown(type) + "\": send application/json");
            });
  }

  private static boolean isJson(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals(Reply.JSON)) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }

  private static String shown(String header) {
    return header.length() <= 80 ? header : header.substring(0, 80) + "…";
  }

  private Answer bounded(Route route, Request request) {
    if (!waiting.tryAcquire()) {
      throw Problem.of(503, "BUSY", "too many management requests are waiting on this node")
          .withHeader("Retry-After", "1");
    }
    try {
      return route.handler().apply(request);
    } finally {
      waiting.release();
    }
  }

  /** The answer to a request that failed; joining and leaving always say whether they did. */
  Reply failed(String path, Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (path.equals("/join") || path.equals("/leave")) {
      body.put("accepted", false);
    }
    body.putAll(problem.body());
    return new Reply(problem.status(), Reply.JSON, problem.headers(), json.write(body));
  }
}
