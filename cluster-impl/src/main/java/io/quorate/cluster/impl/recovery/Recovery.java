/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.recovery;

import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.consensus.NewLog;
import io.quorate.cluster.impl.consensus.OfflineLog;
import io.quorate.cluster.impl.format.AddressFile;
import io.quorate.cluster.impl.format.AddressFile.Storage;
import io.quorate.cluster.impl.format.DataDirectory;
import io.quorate.cluster.impl.format.DataDirectoryException;
import io.quorate.cluster.impl.format.NodeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes a node's own data the beginning of a new cluster with this node as its only voter, after a
 * quorum was lost for good. Holds the lock of the data directory until it is closed; blocks; for
 * one thread.
 *
 * <p>The new cluster has another UUID and a higher epoch, so that nodes of the old one can neither
 * join it with what they have nor disturb it. What was there is kept below {@code removed}.
 */
public final class Recovery implements AutoCloseable {
  private final DataDirectory directory;
  private final NodeFile node;
  private final UUID cluster;
  private final OfflineLog.Contents contents;
  private final List<Path> left;

  private Recovery(
      DataDirectory directory,
      NodeFile node,
      UUID cluster,
      OfflineLog.Contents contents,
      List<Path> left) {
    this.directory = directory;
    this.node = node;
    this.cluster = cluster;
    this.contents = contents;
    this.left = left;
  }

  /**
   * What was made.
   *
   * @param clusterId the new cluster's UUID
   * @param epoch its epoch
   * @param kept where the old data is
   */
  public record Recovered(UUID clusterId, long epoch, Path kept) {}

  /**
   * Opens a data directory and reads its log through; changes nothing.
   *
   * @throws RecoveryException when a node runs on it, it holds no log, or that is damaged
   */
  public static Recovery open(Path data) throws RecoveryException {
    if (!Files.isRegularFile(data.resolve("node.json"))) {
      throw new RecoveryException(
          data + " is no data directory of a node: it has no node.json; name the quorate.data-dir");
    }
    DataDirectory directory;
    try {
      directory = DataDirectory.open(data, Duration.ZERO);
    } catch (DataDirectoryException e) {
      throw new RecoveryException(String.valueOf(e.getMessage()), e);
    }
    boolean opened = false;
    try {
      Recovery recovery = read(directory);
      opened = true;
      return recovery;
    } catch (IOException | RuntimeException e) {
      throw new RecoveryException(data + " cannot be read: " + e.getMessage(), e);
    } finally {
      if (!opened) {
        directory.close();
      }
    }
  }

  private static Recovery read(DataDirectory directory) throws IOException, RecoveryException {
    if (Files.exists(directory.restoring())) {
      throw new RecoveryException(
          directory.root()
              + " is restored in part: a restore was interrupted; run the same clusterctl restore"
              + " again");
    }
    NodeFile node =
        NodeFile.read(directory.nodeFile())
            .orElseThrow(() -> new IOException("node.json has gone"));
    UUID cluster = node.clusterUuid();
    if (cluster == null || !Files.isDirectory(directory.groups().resolve(cluster.toString()))) {
      throw new RecoveryException(
          directory.root() + " holds no log: node " + node.nodeId() + " was in no cluster");
    }
    return new Recovery(
        directory,
        node,
        cluster,
        OfflineLog.inspect(directory.groups().resolve(cluster.toString())),
        directory.groupsBeside(cluster));
  }

  /** The node's id. */
  public String nodeId() {
    return node.nodeId();
  }

  /** The cluster that it was in. */
  public UUID clusterId() {
    return cluster;
  }

  /** Where the log ends, in words. */
  public String lastEntry() {
    LogPosition last = contents.last();
    return "last entry: term " + last.term() + ", index " + last.index();
  }

  /** Where the newest snapshot is, in words. */
  public String snapshot() {
    return contents
        .snapshot()
        .map(taken -> "newest snapshot: index " + taken.index())
        .orElse("no snapshot");
  }

  /** Logs of other clusters, left by a recovery that was interrupted; they are put aside. */
  public List<Path> left() {
    return left;
  }

  /**
   * The latest configuration in the log: whether each node votes, its id, and where it was last.
   */
  public List<String> configuration() {
    Map<Storage, String> addresses = new AddressFile(directory.root()).read();
    return contents.peers().stream()
        .map(
            peer ->
                (peer.voter() ? "voter " : "listener ")
                    + peer.nodeId()
                    + " "
                    + addresses.getOrDefault(
                        new Storage(peer.nodeId(), peer.incarnation()), "(address unknown)"))
        .sorted()
        .toList();
  }

  /** Where this node was reached; empty if that is not known. */
  public Optional<String> address() {
    return Optional.ofNullable(
        new AddressFile(directory.root())
            .read()
            .get(new Storage(node.nodeId(), node.incarnation())));
  }

  /**
   * Does it.
   *
   * @param address the node's Raft address from now on
   * @param skipped indexes of entries that no node can apply, each of which is replaced by a record
   *     that it was skipped
   * @throws RecoveryException when an entry cannot be skipped, and then nothing was changed; or
   *     when something cannot be written: no node may start on what is there then, and the same
   *     call again, on a recovery opened anew, makes the whole of it
   */
  public Recovered recover(String address, Collection<Long> skipped, Clock clock)
      throws RecoveryException {
    NewCluster made = NewCluster.of(node.nodeId(), address, node.epoch(), clock);
    Path group = directory.groups().resolve(cluster.toString());
    Path prepared = directory.root().resolve("recovering");
    Path removed = directory.root().resolve("removed");
    Path kept = removed.resolve(cluster + "~" + node.incarnation());
    try {
      SortedMap<Long, byte[]> records = records(group, skipped);
      Files.createDirectories(removed);
      for (Path other : left) {
        Directories.move(other, removed.resolve(other.getFileName()));
      }
      Directories.clear(prepared);
      NewLog.fork(group, prepared, made.id(), made.voter(), records);
      Directories.sync(prepared);
      // From here to the last step a node refuses to start, as it finds two clusters. The one that
      // node.json names is whole, the old or the new: if this ends here, the next one begins there.
      Directories.move(prepared, directory.groups().resolve(made.id().toString()));
      made.rememberAddress(directory.root());
      made.node().write(directory.nodeFile());
      Directories.move(group, kept);
      return new Recovered(made.id(), made.node().epoch(), kept);
    } catch (IOException | DataDirectoryException e) {
      throw new RecoveryException(
          directory.root()
              + " was not recovered: "
              + e.getMessage()
              + "; once that is mended, run the same command again",
          e);
    }
  }

  /** Fails as {@link #recover} would for these entries; changes nothing. */
  public void check(Collection<Long> skipped) throws RecoveryException {
    try {
      SortedMap<Long, byte[]> unused =
          records(directory.groups().resolve(cluster.toString()), skipped);
    } catch (IOException e) {
      throw new RecoveryException(String.valueOf(e.getMessage()), e);
    }
  }

  private SortedMap<Long, byte[]> records(Path group, Collection<Long> skipped)
      throws IOException, RecoveryException {
    SortedMap<Long, byte[]> records = new TreeMap<>();
    for (long index : skipped) {
      if (contents.snapshot().filter(taken -> taken.index() >= index).isPresent()) {
        throw new RecoveryException(
            "entry "
                + index
                + " is in the snapshot at "
                + contents.snapshot().get().index()
                + " already: this node has applied it");
      }
      byte[] entry = OfflineLog.entry(group, index);
      if (!SkippedEntry.isRecord(entry)) {
        records.put(index, SkippedEntry.record(index, entry));
      }
    }
    return records;
  }

  @Override
  public void close() {
    directory.close();
  }
}
