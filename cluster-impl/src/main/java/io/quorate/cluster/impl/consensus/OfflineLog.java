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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerProto;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.LogProtoUtils;
import org.apache.ratis.server.raftlog.segmented.LogSegment;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.apache.ratis.server.raftlog.segmented.SegmentedRaftLogOutputStream;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.server.storage.RaftStorage.StartupOption;
import org.apache.ratis.server.storage.RaftStorageDirectory;
import org.apache.ratis.server.storage.RaftStorageImpl;
import org.apache.ratis.server.storage.RaftStorageMetadata;
import org.apache.ratis.server.storage.StorageImplUtils;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.MD5FileUtil;
import org.apache.ratis.util.SizeInBytes;
import org.jspecify.annotations.Nullable;

/**
 * The log and the snapshots of a node that does not run, read and made by the engine's own classes.
 * Blocks; for one thread, which holds the lock of the data directory.
 */
public final class OfflineLog {
  private static final SizeInBytes MAX_ENTRY = SizeInBytes.valueOf("16MB");
  private static final int BUFFER = 1 << 16;

  /**
   * What a log holds.
   *
   * @param term the engine's current term
   * @param snapshot the newest snapshot, if there is one
   * @param first index of the first entry that is kept, -1 if none is
   * @param last the last entry, or the newest snapshot's where none follows it
   * @param peers the latest configuration that is known
   */
  public record Contents(
      long term, Optional<LogPosition> snapshot, long first, LogPosition last, List<Peer> peers) {}

  private OfflineLog() {}

  /**
   * Reads a log through.
   *
   * @param group the directory of the Raft group
   * @throws IOException when it is not there, is in use, or is damaged
   */
  public static Contents inspect(Path group) throws IOException {
    try (RaftStorageImpl storage = open(group)) {
      Reading reading = new Reading();
      for (LogSegmentPath segment : LogSegmentPath.getLogSegmentPaths(storage)) {
        read(segment, reading::entry);
      }
      Optional<LogPosition> snapshot = newestSnapshot(storage);
      LogEntryProto last = reading.last;
      LogPosition end =
          last == null
              ? snapshot.orElse(LogPosition.NONE)
              : new LogPosition(last.getTerm(), last.getIndex());
      return new Contents(
          storage.getMetadataFile().getMetadata().getTerm(),
          snapshot,
          reading.first,
          end,
          reading.peers(storage));
    }
  }

  /** What is seen while a log is read through. */
  private static final class Reading {
    private long first = -1;
    private @Nullable LogEntryProto last;
    private @Nullable RaftConfigurationProto configuration;

    void entry(LogEntryProto entry) {
      if (first < 0) {
        first = entry.getIndex();
      }
      last = entry;
      if (entry.hasConfigurationEntry()) {
        configuration = entry.getConfigurationEntry();
      }
    }

    List<Peer> peers(RaftStorageImpl storage) {
      RaftConfigurationProto found = configuration;
      List<Peer> peers = new ArrayList<>();
      if (found == null) {
        var stored = storage.readRaftConfiguration();
        if (stored != null) {
          stored.getAllPeers().forEach(peer -> peers.add(peer(peer.getRaftPeerProto(), true)));
        }
        return peers;
      }
      found.getPeersList().forEach(peer -> peers.add(peer(peer, true)));
      found.getListenersList().forEach(peer -> peers.add(peer(peer, false)));
      return peers;
    }

    private static Peer peer(RaftPeerProto proto, boolean voter) {
      return Peer.of(proto.getId().toStringUtf8(), voter);
    }
  }

  /**
   * The bytes of an entry of the application's.
   *
   * @throws IOException when there is no entry of this index, or it is the engine's own
   */
  public static byte[] entry(Path group, long index) throws IOException {
    List<LogEntryProto> found = new ArrayList<>();
    try (RaftStorageImpl storage = open(group)) {
      for (LogSegmentPath segment : LogSegmentPath.getLogSegmentPaths(storage)) {
        read(
            segment,
            entry -> {
              if (entry.getIndex() == index) {
                found.add(entry);
              }
            });
      }
    }
    if (found.isEmpty()) {
      throw new IOException("there is no entry " + index + " in the log");
    }
    if (!found.get(0).hasStateMachineLogEntry()) {
      throw new IOException("entry " + index + " is the engine's own; it never halts a node");
    }
    return found.get(0).getStateMachineLogEntry().getLogData().toByteArray();
  }

  /**
   * Makes the log of a group with one voter, which begins behind a snapshot.
   *
   * @param group a directory that is not there yet
   */
  public static void create(
      Path group, UUID cluster, Peer voter, LogPosition position, SnapshotBody snapshot)
      throws IOException {
    Files.createDirectories(group);
    try (RaftStorageImpl storage = open(group)) {
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
    Contents contents = inspect(from);
    Files.createDirectories(to);
    try (RaftStorageImpl source = open(from);
        RaftStorageImpl target = open(to)) {
      File snapshots = directory(source).getStateMachineDir();
      Path copies = directory(target).getStateMachineDir().toPath();
      Files.createDirectories(copies);
      if (snapshots.isDirectory()) {
        try (Stream<Path> files = Files.list(snapshots.toPath())) {
          for (Path file : files.filter(OfflineLog::isSnapshot).toList()) {
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
    if (!replaced.isEmpty()) {
      read(segment, entries::add);
    }
    if (entries.stream().anyMatch(entry -> replaced.containsKey(entry.getIndex()))) {
      rewrite(entries, to, replaced);
    } else if (String.valueOf(to.getFileName()).contains("inprogress")) {
      // The engine goes on with it.
      Files.copy(segment.getPath(), to);
      sync(to);
    } else {
      share(segment.getPath(), to);
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
            java.nio.ByteBuffer.allocateDirect(Math.toIntExact(MAX_ENTRY.getSize())))) {
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
    try (var channel =
        java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
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

  private static void read(
      LogSegmentPath segment, java.util.function.Consumer<LogEntryProto> reader)
      throws IOException {
    var unused =
        LogSegment.readSegmentFile(
            segment.getPath().toFile(),
            segment.getStartEnd(),
            MAX_ENTRY,
            CorruptionPolicy.EXCEPTION,
            null,
            reader);
  }

  private static Optional<LogPosition> newestSnapshot(RaftStorage storage) throws IOException {
    SimpleStateMachineStorage snapshots = new SimpleStateMachineStorage();
    snapshots.init(storage);
    var latest = snapshots.loadLatestSnapshot();
    if (latest == null) {
      return Optional.empty();
    }
    TermIndex at = latest.getTermIndex();
    return Optional.of(new LogPosition(at.getTerm(), at.getIndex()));
  }

  private static RaftStorageDirectory directory(RaftStorage storage) {
    return storage.getStorageDir();
  }

  private static RaftStorageImpl open(Path group) throws IOException {
    RaftStorageImpl storage =
        StorageImplUtils.newRaftStorage(
            group.toFile(),
            SizeInBytes.valueOf(0),
            StartupOption.RECOVER,
            CorruptionPolicy.EXCEPTION);
    storage.initialize();
    return storage;
  }
}
