/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.isolated;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Applications of one cluster; n1 forms it. */
final class ThreeApplications implements AutoCloseable {
  private final Path directory;
  private final Map<String, int[]> ports = new HashMap<>();
  private final Map<String, IsolatedApplication> running = new LinkedHashMap<>();

  ThreeApplications(Path directory) throws IOException {
    this.directory = directory;
    for (String id : List.of("n1", "n2", "n3")) {
      ports.put(id, freePorts());
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

  /**
   * Ports that are free and that the system gives to no outgoing connection: one that looks for a
   * seed which does not listen yet could otherwise meet itself, and take the seed's port.
   */
  private static int[] freePorts() throws IOException {
    return new int[] {freePort(), freePort()};
  }

  private static int freePort() throws IOException {
    IOException taken = new IOException("no free port from 15000 to 32000");
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        taken.addSuppressed(e);
      }
    }
    throw taken;
  }

  @Override
  public void close() {
    for (IsolatedApplication application : running.values()) {
      application.close();
    }
  }
}
