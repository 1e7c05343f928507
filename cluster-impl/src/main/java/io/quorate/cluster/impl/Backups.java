/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.format.BackupHeader;
import io.quorate.cluster.impl.format.ProductVersion;
import io.quorate.cluster.impl.management.BackupSource;
import io.quorate.cluster.impl.state.BackupImage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the state of a running node out, for an archive. Safe for use from any thread. */
final class Backups implements BackupSource {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private final NodeParts parts;
  private final Clock clock;
  private final ExecutorService blocking;

  Backups(NodeParts parts, Clock clock) {
    this.parts = parts;
    this.clock = clock;
    this.blocking = parts.threads().virtual("backup");
  }

  @Override
  public CompletableFuture<Captured> capture(boolean current) {
    RaftView view = parts.consensus().view();
    if (parts.halt().isHalted()) {
      return refused(
          Code.HALTED, parts.nodeId() + " is halted: " + parts.halt().reason().orElse(""));
    }
    if (view.clusterId().isEmpty()) {
      return refused(
          Code.NOT_CONFIGURED, parts.nodeId() + " is not in the configuration and has no state");
    }
    UUID cluster = view.clusterId().get();
    CompletableFuture<Captured> made = new CompletableFuture<>();
    (current ? upToDate() : CompletableFuture.<Void>completedFuture(null))
        .thenAcceptAsync(ready -> give(captureNow(cluster), made), blocking)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                made.completeExceptionally(failure);
              }
            });
    return made;
  }

  /** Who asked may have given up meanwhile. */
  private static void give(Captured captured, CompletableFuture<Captured> asked) {
    if (!asked.complete(captured)) {
      captured.close();
    }
  }

  private static <T> CompletableFuture<T> refused(Code code, String message) {
    return CompletableFuture.failedFuture(NotCommittedException.of(code, message));
  }

  /** Completes when whatever was acknowledged before this call is applied here. */
  private CompletableFuture<Void> upToDate() {
    CompletableFuture<Void> applied = new CompletableFuture<>();
    parts
        .barriers()
        .barrier(parts.route())
        .whenComplete(
            (index, failure) -> {
              if (failure == null) {
                parts.state().whenApplied(index, () -> applied.complete(null));
              } else {
                applied.completeExceptionally(
                    NotCommittedException.of(
                        Code.NO_LEADER,
                        "no leader could say what is committed ("
                            + failure.getMessage()
                            + "); ask for what this node has (--local), which may be less"));
              }
            });
    return applied;
  }

  private Captured captureNow(UUID cluster) {
    BackupImage image;
    try {
      image = parts.state().captureForBackup();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
    BackupHeader header =
        new BackupHeader(
            parts.config().get(ConfigKeys.CLUSTER_NAME),
            cluster,
            Math.max(image.epoch(), parts.identity().node().epoch()),
            image.position().index(),
            image.position().term(),
            image.featureLevel(),
            Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
            parts.nodeId(),
            ProductVersion.get());
    LOG.info("{}: state at index {} is taken out as a backup", parts.nodeId(), header.index());
    return new Image(header, image);
  }

  private record Image(BackupHeader header, BackupImage image) implements Captured {
    @Override
    public String name() {
      return header.clusterName() + "-" + header.index() + ".backup";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      image.writeTo(header, out);
    }

    @Override
    public void close() {
      try {
        image.close();
      } catch (IOException e) {
        LOG.warn("Files of a backup are left in the spool directory", e);
      }
    }
  }
}
