/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.tck.Eventually;
import io.quorate.tck.HandlerJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Three runtimes, each a node of one cluster, all with the very same jar of handlers; two of them
 * have HTTP of their own, where health and metrics of the node are.
 */
class MixedRuntimesIT {
  private static final Path BUILD = Path.of(System.getProperty("quorate.build.dir"));

  @Test
  void oneHandlerJar_isOneCluster_onThreeRuntimes() throws Exception {
    Runtimes runtimes = new Runtimes(Path.of(System.getProperty("tck.runners")).normalize());
    Path directory =
        Files.createTempDirectory(Files.createDirectories(BUILD.resolve("mixed")), "cluster");
    try (NodeProcess weld = new NodeProcess("weld", directory.resolve("weld"));
        NodeProcess helidon = new NodeProcess("helidon", directory.resolve("helidon"));
        NodeProcess liberty = new NodeProcess("liberty", directory.resolve("liberty"))) {
      runtimes.startLiberty(liberty, weld);
      runtimes.startWeld(weld, weld);
      runtimes.startHelidon(helidon, weld);

      Map<NodeProcess, Long> deposits = new LinkedHashMap<>();
      deposits.put(weld, 1L);
      deposits.put(helidon, 20L);
      deposits.put(liberty, 300L);

      String built = HandlerJar.digest(HandlerJar.file().toPath());
      for (NodeProcess node : deposits.keySet()) {
        Eventually.holds(() -> assertEquals(built, HandlerJar.digestAt(node.ask("/handler"))));
      }
      join(weld, helidon);
      join(weld, liberty);

      long sum = 0;
      for (Map.Entry<NodeProcess, Long> each : deposits.entrySet()) {
        sum += each.getValue();
        String answer = each.getKey().ask("/deposit?ann&" + each.getValue());
        assertEquals(String.valueOf(sum), answer, "the deposit on " + each.getKey());
        for (NodeProcess reader : deposits.keySet()) {
          assertEquals(answer, reader.ask("/balance?ann"), "read on " + reader);
        }
      }
      for (NodeProcess node : List.of(helidon, liberty)) {
        Eventually.holds(
            () -> assertTrue(node.askRuntime("/health/ready").contains("quorate-ready")));
        String figures = node.askRuntime("/metrics");
        assertTrue(figures.contains("quorate_applied_index"), figures);
      }
    }
  }

  private static void join(NodeProcess leader, NodeProcess joiner) {
    Eventually.holds(
        () -> {
          String answer = leader.join(joiner);
          assertTrue(answer.replace(" ", "").contains("\"accepted\":true"), answer);
        });
  }
}
