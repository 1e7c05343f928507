/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.MD5FileUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes and loads snapshot files in the engine's folder. */
final class SnapshotStore {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
  private static final int BUFFER = 1 << 16;

  /** One more than is needed, for a follower that is being sent the older one. */
  private static final SnapshotRetentionPolicy RETENTION =
      new SnapshotRetentionPolicy() {
        @Override
        public int getNumSnapshotsRetained() {
          return 2;
        }
      };

  private final String nodeId;
  private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();

  SnapshotStore(String nodeId) {
    this.nodeId = nodeId;
  }

  SimpleStateMachineStorage storage() {
    return storage;
  }

  void open(RaftStorage raftStorage) throws IOException {
    storage.init(raftStorage);
  }

  long latestIndex() {
    SnapshotInfo latest = storage.getLatestSnapshot();
    return latest == null ? RaftLog.INVALID_LOG_INDEX : latest.getIndex();
  }

  /** Loads the newest snapshot into the consumer, if there is one newer than what it has. */
  void loadLatest(LogConsumer consumer) throws IOException {
    SingleFileSnapshotInfo latest = storage.loadLatestSnapshot();
    if (latest == null || latest.getIndex() <= consumer.applied().index()) {
      return;
    }
    Path file = latest.getFile().getPath();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      consumer.load(new LogPosition(latest.getTerm(), latest.getIndex()), in);
    } catch (IOException | RuntimeException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    LOG.info("{}: loaded the snapshot at index {}", nodeId, latest.getIndex());
  }

  /**
   * Writes an image so that a crash at any point leaves either no snapshot or a whole one. One at a
   * time: an operator may ask for a snapshot while another is being taken.
   */
  synchronized long write(SnapshotImage image) throws IOException {
    LogPosition position = image.position();
    if (position.index() <= latestIndex()) {
      return latestIndex();
    }
    File file = storage.getSnapshotFile(position.term(), position.index());
    File temporary = new File(file.getPath() + ".tmp");
    try (FileOutputStream out = new FileOutputStream(temporary)) {
      BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
      image.writeTo(buffered);
      buffered.flush();
      out.getFD().sync();
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary.toPath());
      throw e;
    }
    MD5Hash digest = MD5FileUtil.computeMd5ForFile(temporary);
    Files.move(
        temporary.toPath(),
        file.toPath(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    MD5FileUtil.saveMD5File(file, digest);
    storage.updateLatestSnapshot(
        new SingleFileSnapshotInfo(
            new FileInfo(file.toPath(), digest), position.term(), position.index()));
    storage.cleanupOldSnapshots(RETENTION);
    LOG.info("{}: took a snapshot at index {}, {} bytes", nodeId, position.index(), file.length());
    return position.index();
  }
}
