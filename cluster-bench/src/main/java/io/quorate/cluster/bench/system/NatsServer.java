/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The server process beside one node of NATS. */
final class NatsServer implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final Process process;

  private NatsServer(Process process) {
    this.process = process;
  }

  static NatsServer start(NatsBinary binary, NodeSpec node) throws IOException {
    Path configuration = node.directory().resolve("nats.conf");
    Files.writeString(configuration, configuration(node));
    return new NatsServer(
        new ProcessBuilder(binary.program().toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    node.directory().resolve("nats-server.log").toFile()))
            .start());
  }

  static String url(PeerSpec peer) {
    return "nats://" + PeerSpec.HOST + ":" + peer.raftPort();
  }

  private static String configuration(NodeSpec node) {
    return """
    server_name: %s
    host: %s
    port: %d
    jetstream {
      store_dir: "%s"
      sync_interval: always
    }
    cluster {
      name: bench
      host: %s
      port: %d
      routes: [%s]
    }
    """
        .formatted(
            node.id(),
            PeerSpec.HOST,
            node.self().raftPort(),
            node.directory().resolve("jetstream"),
            PeerSpec.HOST,
            node.self().membershipPort(),
            node.peers().stream()
                .map(peer -> "nats://" + PeerSpec.HOST + ":" + peer.membershipPort())
                .collect(Collectors.joining(", ")));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
