/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.rest.ServiceProcess;

/** What to try on a cluster that keeps running. */
final class Hints {
  private Hints() {}

  static String of(ThreeNodes<ServiceProcess> services) {
    StringBuilder text = new StringBuilder("\nThe services keep running until Ctrl-C:\n");
    for (ServiceProcess process : services.running()) {
      NodeSpec spec = process.spec();
      text.append(
          "  %s  process %d, %s, management %s, log %s%n"
              .formatted(
                  spec.id(),
                  process.pid(),
                  spec.http("/"),
                  spec.managementAddress(),
                  spec.logFile()));
    }
    NodeSpec first = services.specs().get(0);
    NodeSpec second = services.specs().get(1);
    return text.append(
            """

            Try, in another terminal:
              curl %1$s
              curl -X POST -H 'Content-Type: application/json' %2$s \\
                -d '{"id":1,"from":"a1","to":"a2","cents":5}'
              curl %3$s
              curl -X POST %4$s
              curl %5$s
              ./clusterctl status --addr %6$s --output table
              kill -9 %7$d; curl %8$s
            """
                .formatted(
                    first.http("/accounts/a1"),
                    second.http("/transfers"),
                    first.http("/cluster"),
                    second.http("/settlements"),
                    first.http("/health"),
                    second.managementAddress(),
                    services.node(first.id()).pid(),
                    second.http("/summary")))
        .toString();
  }
}
