/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.recovery;

import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.consensus.NewLog;
import io.quorate.cluster.impl.format.DataDirectory;
import io.quorate.cluster.impl.format.DataDirectoryException;
import io.quorate.cluster.impl.format.NodeFile;
import io.quorate.cluster.impl.format.UnknownFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Makes the data directory of a fresh cluster with one voter out of a backup. */
public final class Restore {
  private Restore() {}

  /**
   * What was made.
   *
   * @param clusterId the new cluster's UUID
   * @param epoch its epoch
   */
  public record Restored(UUID clusterId, long epoch) {}

  /**
   * Restores.
   *
   * @param archive verified
   * @param data a directory that is empty or not there, or holds what a restore left that was
   *     interrupted
   * @param nodeId the only voter
   * @param address its Raft address, as others will reach it
   * @throws RecoveryException when the directory is not empty, is in use, or cannot be written
   */
  public static Restored into(
      Archive archive, Path data, String nodeId, String address, Clock clock)
      throws RecoveryException {
    refuseContent(data);
    NewCluster made = NewCluster.of(nodeId, address, archive.header().epoch(), clock);
    try (DataDirectory directory = DataDirectory.open(data, Duration.ZERO)) {
      // Another one may have had the lock meanwhile.
      refuseContent(data);
      // From here on no node starts on it, until the last step takes this name away.
      Path prepared = directory.restoring();
      Directories.clear(prepared);
      NewLog.create(
          prepared,
          made.id(),
          made.voter(),
          new LogPosition(archive.header().term(), archive.header().index()),
          archive::writeState);
      Directories.sync(prepared);
      Files.createDirectories(directory.groups());
      made.rememberAddress(directory.root());
      made.node().write(directory.nodeFile());
      Directories.move(prepared, directory.groups().resolve(made.id().toString()));
      return new Restored(made.id(), made.node().epoch());
    } catch (IOException | DataDirectoryException e) {
      throw new RecoveryException(
          data
              + " was not restored: "
              + e.getMessage()
              + "; once that is mended, run the same command again",
          e);
    }
  }

  private static void refuseContent(Path data) throws RecoveryException {
    if (!Files.exists(data)) {
      return;
    }
    try {
      if (!DataDirectory.isVacant(data)) {
        throw new RecoveryException(
            data
                + " is not empty"
                + holder(data)
                + "; a backup is only restored into an empty or new directory");
      }
    } catch (IOException e) {
      throw new RecoveryException(data + " is no directory that can be read: " + e, e);
    }
  }

  /** Whoever repeats a restore, not knowing that it was done, sees that it was. */
  private static String holder(Path data) {
    try {
      return NodeFile.read(data.resolve("node.json"))
          .filter(node -> node.clusterUuid() != null)
          .map(node -> ": it holds node " + node.nodeId() + " of cluster " + node.clusterUuid())
          .orElse("");
    } catch (DataDirectoryException | UnknownFormatException e) {
      return "";
    }
  }
}
