/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.impl.autopilot.Plan;
import io.quorate.cluster.impl.autopilot.ServerFacts;
import io.quorate.cluster.impl.autopilot.ServerReport;
import io.quorate.cluster.impl.autopilot.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** What autopilot sees, as JSON; names are fixed. */
public final class AutopilotJson {
  private final Json json;

  /** Uses, and does not close, the given JSON. */
  public AutopilotJson(Json json) {
    this.json = json;
  }

  /** The bytes of a plan of this leader. */
  public byte[] encode(String leaderId, Plan plan) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("leaderId", leaderId);
    object.put("failuresTolerated", Math.max(0, plan.failuresTolerated()));
    object.put("next", plan.next().map(Step::about).orElse(""));
    object.put("servers", plan.servers().stream().map(AutopilotJson::server).toList());
    return json.write(object);
  }

  private static Map<String, Object> server(ServerReport report) {
    ServerFacts facts = report.facts();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", facts.nodeId());
    object.put("standing", facts.standing().id());
    object.put("role", facts.role().id());
    object.put("reachable", facts.inView());
    object.put("steadyMs", report.sinceMillis());
    facts.lag().ifPresent(lag -> object.put("lag", lag));
    object.put("verdict", report.verdict());
    return object;
  }
}
