/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.isolated;

import static org.awaitility.Awaitility.await;

import io.quorate.examples.driver.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applications of one cluster; n1 forms it. */
final class ThreeApplications implements AutoCloseable {
  private final Path directory;
  private final Map<String, int[]> ports = new HashMap<>();
  private final Map<String, IsolatedApplication> running = new LinkedHashMap<>();

  ThreeApplications(Path directory) {
    this.directory = directory;
    for (String id : List.of("n1", "n2", "n3")) {
      ports.put(id, new int[] {Ports.free(), Ports.free()});
    }
  }

  IsolatedApplication start(String id, Map<String, String> more, String... leftOut)
      throws Exception {
    Map<String, String> config = new HashMap<>();
    config.put("quorate.node-id", id);
    config.put("quorate.cluster-name", "isolated-" + ports.get("n1")[0]);
    config.put("quorate.bootstrap", String.valueOf(id.equals("n1")));
    config.put("quorate.join", "manual");
    config.put("quorate.membership.bind-address", "127.0.0.1:" + ports.get(id)[0]);
    config.put("quorate.raft.address", raftAddress(id));
    config.put("quorate.data-dir", directory.resolve(id).resolve("data").toString());
    config.put("quorate.raft.free-space-min", "0");
    config.put("quorate.management.enabled", "false");
    config.put("quorate.membership.seeds", "127.0.0.1:" + ports.get("n1")[0]);
    config.putAll(more);
    IsolatedApplication application =
        IsolatedApplication.start(directory.resolve(id), config, leftOut);
    running.put(id, application);
    return application;
  }

  String raftAddress(String id) {
    return "127.0.0.1:" + ports.get(id)[1];
  }

  void join(String id) {
    IsolatedApplication first = running.get("n1");
    await().atMost(Duration.ofSeconds(20)).until(() -> first.ask("seen " + id).equals("true"));
    first.ask("join " + id + " " + raftAddress(id));
    running.get(id).ask("ready");
  }

  void stop(String id) {
    running.remove(id).close();
  }

  @Override
  public void close() {
    for (IsolatedApplication application : running.values()) {
      application.close();
    }
  }
}
