/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.format.DataDirectory;
import io.quorate.cluster.impl.format.NodeFile;
import io.quorate.cluster.impl.state.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who this node is: its data directory and what {@code node.json} says. Storage that lost its log
 * is another incarnation, so that a vote that was forgotten is never given twice.
 */
final class Identity implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
  private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

  private final @Nullable DataDirectory directory;
  private final Path groups;
  private NodeFile node;

  private Identity(@Nullable DataDirectory directory, Path groups, NodeFile node) {
    this.directory = directory;
    this.groups = groups;
    this.node = node;
  }

  static Identity open(ClusterConfig config) {
    String nodeId = config.get(ConfigKeys.NODE_ID);
    Optional<Path> path = config.get(ConfigKeys.DATA_DIR);
    try {
      if (path.isEmpty()) {
        Path temporary = Files.createTempDirectory("quorate-" + nodeId + "-");
        return new Identity(
            null, Files.createDirectory(temporary.resolve("groups")), fresh(nodeId));
      }
      DataDirectory directory = DataDirectory.open(path.get(), LOCK_WAIT);
      try {
        Identity identity = new Identity(directory, directory.groups(), read(directory, nodeId));
        identity.spool().clear();
        return identity;
      } catch (IOException | RuntimeException e) {
        directory.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw new ClusterStartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Then a restore has left nothing that counts: its last step brings the group. */
  private static boolean holdsItsGroup(DataDirectory directory, Optional<NodeFile> node) {
    return node.map(NodeFile::clusterUuid)
        .filter(cluster -> Files.isDirectory(directory.groups().resolve(cluster.toString())))
        .isPresent();
  }

  private static NodeFile read(DataDirectory directory, String nodeId) throws IOException {
    Optional<NodeFile> known = NodeFile.read(directory.nodeFile());
    if (Files.exists(directory.restoring()) && !holdsItsGroup(directory, known)) {
      throw new IllegalStateException(
          "quorate.data-dir = "
              + directory.root()
              + " is restored in part: a restore was interrupted; run the same clusterctl restore"
              + " again, or remove all that is in it");
    }
    directory.removeBlankGroups();
    if (known.isEmpty()) {
      NodeFile fresh = fresh(nodeId);
      fresh.write(directory.nodeFile());
      return fresh;
    }
    NodeFile node = known.get();
    if (!node.nodeId().equals(nodeId)) {
      throw new IllegalStateException(
          "quorate.data-dir = "
              + directory.root()
              + " belongs to node "
              + node.nodeId()
              + ", and quorate.node-id = "
              + nodeId
              + "; use another directory, or the id that it belongs to");
    }
    UUID cluster = node.clusterUuid();
    if (cluster != null && !Files.isDirectory(directory.groups().resolve(cluster.toString()))) {
      LOG.warn(
          "{}: the log of cluster {} is gone from {}; this node is a new incarnation and has to"
              + " be joined again",
          nodeId,
          cluster,
          directory.root());
      NodeFile fresh = fresh(nodeId);
      fresh.write(directory.nodeFile());
      return fresh;
    }
    if (cluster != null) {
      refuseSecond(directory, cluster);
    }
    return node;
  }

  /** The group that {@code node.json} names is whole: before the last step the one of before. */
  private static void refuseSecond(DataDirectory directory, UUID cluster) throws IOException {
    List<Path> beside = directory.groupsBeside(cluster);
    if (!beside.isEmpty()) {
      throw new IllegalStateException(
          "quorate.data-dir = "
              + directory.root()
              + " holds two clusters: a recovery was interrupted; run the same clusterctl recover"
              + " --accept-data-loss again; or, to go on with cluster "
              + cluster
              + ", which node.json names, move "
              + beside.stream().map(Path::toString).collect(Collectors.joining(" and "))
              + " out of that directory");
    }
  }

  private static NodeFile fresh(String nodeId) {
    String incarnation = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return new NodeFile(nodeId, incarnation, null, 0);
  }

  synchronized NodeFile node() {
    return node;
  }

  Path groups() {
    return groups;
  }

  /** Where snapshots are put together. */
  Spool spool() {
    return new Spool(groups.resolveSibling("spool"));
  }

  /** Remembers the cluster for the next start. */
  synchronized void joined(UUID cluster) {
    if (!cluster.equals(node.clusterUuid())) {
      save(node.inCluster(cluster, node.epoch()));
    }
  }

  /** Remembers the cluster's epoch, so that one that is made of this storage has a higher one. */
  synchronized void epoch(long replicated) {
    UUID cluster = node.clusterUuid();
    if (replicated > node.epoch() && cluster != null) {
      save(node.inCluster(cluster, replicated));
    }
  }

  /** Puts the log aside and begins as another incarnation, after consensus was closed. */
  synchronized void removed() {
    try {
      Path aside = groups.resolveSibling("removed");
      Files.createDirectories(aside);
      UUID cluster = node.clusterUuid();
      if (cluster != null && Files.exists(groups.resolve(cluster.toString()))) {
        Files.move(
            groups.resolve(cluster.toString()), aside.resolve(cluster + "~" + node.incarnation()));
      }
      save(fresh(node.nodeId()));
    } catch (IOException e) {
      LOG.error("{}: the log could not be put aside", node.nodeId(), e);
    }
  }

  /** Bytes of files below the groups' directory. */
  long logBytes() {
    try (Stream<Path> all = Files.walk(groups)) {
      return all.mapToLong(Identity::size).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      LOG.debug("The size of {} is unknown", groups, e);
      return 0;
    }
  }

  private static long size(Path path) {
    try {
      return Files.isRegularFile(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      LOG.debug("{} has gone", path, e);
      return 0;
    }
  }

  private void save(NodeFile changed) {
    if (directory != null) {
      changed.write(directory.nodeFile());
    }
    node = changed;
  }

  @Override
  public void close() {
    if (directory != null) {
      directory.close();
      return;
    }
    try (Stream<Path> all = Files.walk(groups.getParent())) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(Identity::deleteQuietly);
    } catch (IOException e) {
      LOG.debug("Temporary files are left in {}", groups, e);
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.debug("{} is left", path, e);
    }
  }
}
