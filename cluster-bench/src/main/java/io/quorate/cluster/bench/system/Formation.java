/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.quorate.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes a cluster of Quorate's nodes, the first time that they are started. */
final class Formation {
  private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(45);
  private static final Duration JOIN_RETRY = Duration.ofMillis(250);

  private final NodeSpec node;
  private final boolean fresh;

  /** Looks at the data directory, so that it has to be made before the node is started. */
  Formation(NodeSpec node) throws IOException {
    this.node = node;
    try (Stream<Path> files = Files.list(node.directory())) {
      this.fresh = files.findAny().isEmpty();
    }
  }

  /** The first node takes the others in; each waits until it takes part. */
  void complete(Cluster started) throws Exception {
    if (!fresh) {
      return;
    }
    if (node.peers().get(0).equals(node.self())) {
      takeInOthers(started);
    }
    started.ready().toCompletableFuture().get(JOIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void takeInOthers(Cluster started) throws InterruptedException {
    long deadline = System.nanoTime() + JOIN_TIMEOUT.toNanos();
    for (PeerSpec peer : node.peers()) {
      if (!peer.id().equals(node.id())) {
        join(started, peer, deadline);
      }
    }
  }

  /** Asks until that succeeds: at first there is neither a leader nor the other node. */
  private static void join(Cluster started, PeerSpec peer, long deadline)
      throws InterruptedException {
    while (true) {
      try {
        started
            .admin()
            .join(peer.id(), QuorateSystem.address(peer.raftPort()))
            .toCompletableFuture()
            .join();
        return;
      } catch (CompletionException e) {
        if (System.nanoTime() - deadline >= 0) {
          throw new IllegalStateException("node '" + peer.id() + "' was not taken in", e);
        }
        Thread.sleep(JOIN_RETRY);
      }
    }
  }
}
