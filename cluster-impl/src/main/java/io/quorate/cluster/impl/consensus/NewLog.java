/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.spi.SnapshotBody;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.raftlog.LogProtoUtils;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.apache.ratis.server.raftlog.segmented.SegmentedRaftLogOutputStream;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.server.storage.RaftStorageDirectory;
import org.apache.ratis.server.storage.RaftStorageImpl;
import org.apache.ratis.server.storage.RaftStorageMetadata;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.MD5FileUtil;

/**
 * Makes the log of a cluster of one voter, out of a snapshot or of another log, by the engine's own
 * classes. Blocks; for one thread, which holds the lock of the data directory.
 */
public final class NewLog {
  private static final int BUFFER = 1 << 16;

  private NewLog() {}

  /**
   * Makes the log of a group with one voter, which begins behind a snapshot.
   *
   * @param group a directory that is not there yet
   */
  public static void create(
      Path group, UUID cluster, Peer voter, LogPosition position, SnapshotBody snapshot)
      throws IOException {
    Files.createDirectories(group);
    try (RaftStorageImpl storage = OfflineLog.open(group)) {
      File file =
          new File(
              directory(storage).getStateMachineDir(),
              SimpleStateMachineStorage.getSnapshotFileName(position.term(), position.index()));
      Files.createDirectories(file.getParentFile().toPath());
      try (FileOutputStream out = new FileOutputStream(file)) {
        BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
        snapshot.writeTo(buffered);
        buffered.flush();
        out.getFD().sync();
      }
      MD5FileUtil.saveMD5File(file, MD5FileUtil.computeMd5ForFile(file));
      begin(storage, cluster, voter, position.term(), position);
    }
  }

  /**
   * Makes the log of a group with one voter out of another's, with all its entries and snapshots.
   * Files that never change are shared with it and not copied.
   *
   * @param from the group that is left as it is
   * @param to a directory on the same file system that is not there yet
   * @param replaced what entries of the application's hold from now on, by index
   */
  public static void fork(
      Path from, Path to, UUID cluster, Peer voter, SortedMap<Long, byte[]> replaced)
      throws IOException {
    OfflineLog.Contents contents = OfflineLog.inspect(from);
    Files.createDirectories(to);
    try (RaftStorageImpl source = OfflineLog.open(from);
        RaftStorageImpl target = OfflineLog.open(to)) {
      File snapshots = directory(source).getStateMachineDir();
      Path copies = directory(target).getStateMachineDir().toPath();
      Files.createDirectories(copies);
      if (snapshots.isDirectory()) {
        try (Stream<Path> files = Files.list(snapshots.toPath())) {
          for (Path file : files.filter(NewLog::isSnapshot).toList()) {
            share(file, copies.resolve(file.getFileName()));
          }
        }
      }
      Path current = directory(target).getCurrentDir().toPath();
      for (LogSegmentPath segment : LogSegmentPath.getLogSegmentPaths(source)) {
        copy(segment, current.resolve(segment.getPath().getFileName()), replaced);
      }
      begin(
          target,
          cluster,
          voter,
          Math.max(contents.term(), contents.last().term()),
          contents.last());
    }
  }

  private static boolean isSnapshot(Path file) {
    String name = String.valueOf(file.getFileName());
    return SimpleStateMachineStorage.SNAPSHOT_REGEX.matcher(name).matches()
        || SimpleStateMachineStorage.SNAPSHOT_MD5_REGEX.matcher(name).matches();
  }

  private static void copy(LogSegmentPath segment, Path to, SortedMap<Long, byte[]> replaced)
      throws IOException {
    List<LogEntryProto> entries = new ArrayList<>();
    OptionalLong torn = OptionalLong.empty();
    boolean open = SegmentFile.isOpen(segment);
    if (open || !replaced.isEmpty()) {
      torn = SegmentFile.read(segment, entries::add);
    }
    if (entries.stream().anyMatch(entry -> replaced.containsKey(entry.getIndex()))) {
      rewrite(entries, to, replaced);
    } else if (open) {
      // The engine goes on with it.
      Files.copy(segment.getPath(), to);
      truncate(to, torn.orElse(Long.MAX_VALUE));
      sync(to);
    } else {
      share(segment.getPath(), to);
    }
  }

  private static void truncate(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static void rewrite(
      List<LogEntryProto> entries, Path to, SortedMap<Long, byte[]> replaced) throws IOException {
    long size = entries.stream().mapToLong(entry -> entry.getSerializedSize() + 16L).sum() + 64;
    for (byte[] bytes : replaced.values()) {
      size += bytes.length + 64L;
    }
    try (SegmentedRaftLogOutputStream out =
        new SegmentedRaftLogOutputStream(
            to.toFile(),
            false,
            size,
            size,
            ByteBuffer.allocateDirect(Math.toIntExact(SegmentFile.MAX_ENTRY.getSize())))) {
      for (LogEntryProto entry : entries) {
        byte[] other = replaced.get(entry.getIndex());
        out.write(other == null ? entry : replaced(entry, other));
      }
      out.flush();
    }
    sync(to);
  }

  private static LogEntryProto replaced(LogEntryProto entry, byte[] bytes) {
    return LogEntryProto.newBuilder(entry)
        .setStateMachineLogEntry(
            entry.getStateMachineLogEntry().toBuilder()
                .setLogData(UnsafeByteOperations.unsafeWrap(bytes)))
        .build();
  }

  private static void share(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      Files.copy(from, to);
      sync(to);
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** A configuration of one voter counts from behind the last entry on. */
  private static void begin(
      RaftStorageImpl storage, UUID cluster, Peer voter, long term, LogPosition last)
      throws IOException {
    storage
        .getMetadataFile()
        .persist(RaftStorageMetadata.valueOf(term, RaftPeerId.valueOf(voter.id())));
    RaftPeer peer = PeerTarget.raftPeer(RaftGroupId.valueOf(cluster), voter);
    LogEntryProto configuration =
        LogEntryProto.newBuilder()
            .setTerm(term)
            .setIndex(last.index() + 1)
            .setConfigurationEntry(
                RaftConfigurationProto.newBuilder().addPeers(peer.getRaftPeerProto()))
            .build();
    storage.writeRaftConfiguration(configuration);
    var written = storage.readRaftConfiguration();
    if (written == null || !written.equals(LogProtoUtils.toRaftConfiguration(configuration))) {
      throw new IOException("the configuration could not be written to " + storage);
    }
  }

  private static RaftStorageDirectory directory(RaftStorage storage) {
    return storage.getStorageDir();
  }
}
