/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.demo;

import io.quorate.examples.ledger.process.NodeProcess;
import io.quorate.examples.ledger.process.NodeSpec;
import io.quorate.examples.ledger.process.ThreeNodes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What to try on a cluster that keeps running. */
final class Hints {
  private Hints() {}

  static String of(ThreeNodes nodes) {
    StringBuilder text = new StringBuilder("\nThe nodes keep running until Ctrl-C:\n");
    for (NodeProcess process : nodes.running()) {
      NodeSpec spec = process.spec();
      text.append(
          "  %s  process %d, management %s, log %s%n"
              .formatted(spec.id(), process.pid(), spec.managementAddress(), spec.logFile()));
    }
    String first = nodes.specs().get(0).managementAddress();
    String second = nodes.specs().get(1).managementAddress();
    String transfer = "{\"id\":1,\"from\":\"a1\",\"to\":\"a2\",\"cents\":5}";
    String data = Base64.getEncoder().encodeToString(transfer.getBytes(StandardCharsets.UTF_8));
    return text.append("\nTry, in another terminal:\n")
        .append("  ./clusterctl status --addr ")
        .append(first)
        .append(" --output table\n")
        .append("  ./clusterctl read digest --addr ")
        .append(second)
        .append('\n')
        .append("  ./clusterctl write transfer '")
        .append(transfer)
        .append("' --addr ")
        .append(second)
        .append('\n')
        .append("  curl -s http://")
        .append(first)
        .append("/status\n")
        .append("  curl -s http://")
        .append(first)
        .append("/metrics\n")
        .append("  curl -s http://")
        .append(second)
        .append(
            "/appwrite -H 'Content-Type: application/json' -d '{\"op\":\"transfer\",\"data\":\"")
        .append(data)
        .append("\"}'\n")
        .append("  kill -9 ")
        .append(nodes.running().get(0).pid())
        .append("; ./clusterctl status --addr ")
        .append(second)
        .append('\n')
        .toString();
  }
}
