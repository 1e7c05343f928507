/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.server.storage.RaftStorage.StartupOption;
import org.apache.ratis.server.storage.RaftStorageImpl;
import org.apache.ratis.server.storage.StorageImplUtils;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.util.SizeInBytes;
import org.jspecify.annotations.Nullable;

/**
 * The log and the snapshots of a node that does not run, read by the engine's own classes. Blocks;
 * for one thread, which holds the lock of the data directory.
 */
public final class OfflineLog {

  /**
   * What a log holds.
   *
   * @param term the engine's current term
   * @param snapshot the newest snapshot, if there is one
   * @param first index of the first entry that is kept, -1 if none is
   * @param last the last entry, or the newest snapshot's where none follows it; an entry at the end
   *     that was never written whole does not count
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
        var unused = SegmentFile.read(segment, reading::entry);
      }
      Optional<LogPosition> snapshot = newestSnapshot(storage);
      return new Contents(
          storage.getMetadataFile().getMetadata().getTerm(),
          snapshot,
          reading.first,
          reading.end(snapshot.orElse(LogPosition.NONE)),
          reading.peers(storage.readRaftConfiguration()));
    }
  }

  /** What is seen while a log is read through. */
  private static final class Reading {
    private long first = -1;
    private @Nullable LogEntryProto last;
    private @Nullable LogEntryProto configuration;

    void entry(LogEntryProto entry) {
      if (first < 0) {
        first = entry.getIndex();
      }
      last = entry;
      if (entry.hasConfigurationEntry()) {
        configuration = entry;
      }
    }

    /** A snapshot that the leader sent may be ahead of the log, until that is purged. */
    LogPosition end(LogPosition snapshot) {
      LogEntryProto found = last;
      return found == null || found.getIndex() < snapshot.index()
          ? snapshot
          : new LogPosition(found.getTerm(), found.getIndex());
    }

    /** The engine keeps the latest beside the log too, which may be purged or behind a snapshot. */
    List<Peer> peers(@Nullable RaftConfiguration stored) {
      LogEntryProto found = configuration;
      List<Peer> peers = new ArrayList<>();
      if (found != null && (stored == null || stored.getLogEntryIndex() <= found.getIndex())) {
        var written = found.getConfigurationEntry();
        written.getPeersList().forEach(peer -> peers.add(peer(peer, true)));
        written.getListenersList().forEach(peer -> peers.add(peer(peer, false)));
      } else if (stored != null) {
        stored.getAllPeers().forEach(peer -> peers.add(peer(peer.getRaftPeerProto(), true)));
        stored
            .getAllPeers(RaftPeerRole.LISTENER)
            .forEach(peer -> peers.add(peer(peer.getRaftPeerProto(), false)));
      }
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
        var unused =
            SegmentFile.read(
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

  static RaftStorageImpl open(Path group) throws IOException {
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
