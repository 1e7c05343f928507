/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.impl.security.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paths for operators of a running cluster. */
final class OperatorRoutes {
  private final OperatorService service;
  private final Json json;

  OperatorRoutes(OperatorService service, Json json) {
    this.service = service;
    this.json = json;
  }

  List<Route> all() {
    return List.of(
        Route.read("/v1/members", "the members this node sees; ?after=", false, this::members),
        Route.read("/v1/node", "this node alone", false, request -> ok(service.facts())),
        Route.post("/v1/leader", "hands leadership over", Role.OPERATOR, this::leader),
        Route.post("/v1/snapshot", "takes a snapshot on this node", Role.OPERATOR, this::snapshot),
        Route.post("/v1/backup", "the state as an archive", Role.OPERATOR, this::backup));
  }

  private Reply members(Request request) {
    return ok(service.members(after(request.query().getOrDefault("after", "0"))));
  }

  private static long after(String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Problem.badRequest(
        "parameter \"after\" = \""
            + JsonFields.shown(text)
            + "\": write the number of a change, 0 or more");
  }

  private Reply leader(Request request) {
    JsonFields fields = JsonFields.of(request, json);
    Optional<String> target =
        fields.has("id") ? Optional.of(fields.target("id", request.target())) : Optional.empty();
    Map<String, Object> body = new LinkedHashMap<>();
    String leader = service.transferLeadership(target);
    body.put("accepted", true);
    body.put("leaderId", leader);
    return ok(body);
  }

  private Reply snapshot(Request request) {
    long index = service.snapshot(JsonFields.of(request, json).timeout());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("nodeId", service.nodeId());
    body.put("index", index);
    return ok(body);
  }

  private Download backup(Request request) {
    JsonFields fields = JsonFields.of(request, json);
    String consistency = fields.optionalText("consistency").orElse("linearizable");
    if (!consistency.equals("linearizable") && !consistency.equals("local")) {
      throw JsonFields.wrong("consistency", consistency, "write linearizable or local");
    }
    return service.backup(consistency.equals("linearizable"), fields.timeout());
  }

  private Reply ok(Map<String, ?> body) {
    return Reply.json(200, json.write(body));
  }
}
