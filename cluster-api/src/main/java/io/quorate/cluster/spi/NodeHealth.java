/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.RaftRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Judges a node as health checks do; whoever publishes such checks answers alike by asking here.
 * Each answer is the list of what speaks against it, empty when nothing does. Waits for nothing;
 * safe for use from any thread.
 */
public final class NodeHealth {
  /** How warnings about the end of a node's certificate begin. */
  public static final String CERTIFICATE = "the certificate ";

  private final Cluster cluster;
  private final long maxLag;
  private @Nullable CompletableFuture<Void> ready;

  /**
   * Judges this node.
   *
   * @param maxLag committed entries not yet applied with which it still counts as caught up
   */
  public NodeHealth(Cluster cluster, long maxLag) {
    this.cluster = cluster;
    this.maxLag = maxLag;
  }

  /** The committed entries that this node has not applied yet. */
  public static long lag(ClusterStatus status) {
    return Math.max(0, status.commitIndex() - status.appliedIndex());
  }

  /** Whether the process can make progress at all; a lost quorum does not count against it. */
  public List<String> liveness() {
    return liveness(cluster.status());
  }

  /** {@link #liveness()} as of a status of this node. */
  public List<String> liveness(ClusterStatus status) {
    return status.haltReason().map(reason -> List.of("halted: " + reason)).orElseGet(List::of);
  }

  /** Whether this node should be given work: it takes part, knows a leader and has caught up. */
  public List<String> readiness() {
    return readiness(cluster.status());
  }

  /** {@link #readiness()} as of a status of this node. */
  public List<String> readiness(ClusterStatus status) {
    List<String> reasons = new ArrayList<>(liveness(status));
    if (status.role() == RaftRole.NONE) {
      reasons.add("this node is not in the Raft configuration");
    }
    if (status.leaderId().isEmpty()) {
      reasons.add("no leader is known");
    }
    if (!tookPartOnce()) {
      reasons.add(
          reasons.isEmpty() && lag(status) == 0
              ? "this node does not take part yet: what was committed when it started is not"
                  + " applied, or no operation is enabled because the configured nodes do not all"
                  + " see each other"
              : "what was committed when this node started is not applied yet");
    } else if (lag(status) > maxLag) {
      reasons.add(lag(status) + " committed entries are not applied yet");
    }
    return List.copyOf(reasons);
  }

  /**
   * What somebody should see to although the node is ready: that its certificate ends soon. What
   * else a status warns about is not for everybody, and health checks answer everybody; the end of
   * a certificate is in each handshake.
   */
  public static List<String> warnings(ClusterStatus status) {
    return status.warnings().stream().filter(each -> each.startsWith(CERTIFICATE)).toList();
  }

  /** One stage for all questions: each call might add a dependent to the node's own. */
  private synchronized boolean tookPartOnce() {
    CompletableFuture<Void> stage = ready;
    if (stage == null) {
      stage = cluster.ready().toCompletableFuture();
      ready = stage;
    }
    return stage.isDone() && !stage.isCompletedExceptionally();
  }
}
