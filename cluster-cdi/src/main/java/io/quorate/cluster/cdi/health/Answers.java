/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.health;

import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Says findings in MicroProfile Health's words. */
final class Answers {
  private Answers() {}

  /** The answer of the check of this name. */
  static HealthCheckResponse answer(String name, Finding finding) {
    HealthCheckResponseBuilder builder = HealthCheckResponse.named(name).status(finding.up());
    for (Map.Entry<String, Object> entry : finding.data().entrySet()) {
      if (entry.getValue() instanceof Long number) {
        builder.withData(entry.getKey(), number);
      } else if (entry.getValue() instanceof Boolean flag) {
        builder.withData(entry.getKey(), flag);
      } else {
        builder.withData(entry.getKey(), entry.getValue().toString());
      }
    }
    if (!finding.up()) {
      builder.withData("reasons", String.join("; ", finding.reasons()));
    }
    return builder.build();
  }
}
