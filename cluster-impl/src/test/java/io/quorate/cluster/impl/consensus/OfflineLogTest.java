/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerProto;
import org.apache.ratis.server.raftlog.segmented.SegmentedRaftLogOutputStream;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a log ends that a snapshot overtook, as the leader's does until the log is purged. */
class OfflineLogTest {
  private static final LogPosition SNAPSHOT = new LogPosition(3, 1_000);
  private static final Peer VOTER = Peer.of("n1~0a1b2c3d", true);

  @TempDir Path directory;
  private Path group;

  @BeforeEach
  void createGroup() throws IOException {
    UUID id = UUID.randomUUID();
    group = directory.resolve(id.toString());
    NewLog.create(group, id, VOTER, SNAPSHOT, out -> out.write(1));
  }

  @Test
  void snapshotAheadOfTheLog_isItsEnd_andItsConfigurationCounts() throws IOException {
    write(2, 5, "n9~00000000");
    OfflineLog.Contents contents = OfflineLog.inspect(group);
    assertEquals(SNAPSHOT, contents.last());
    assertEquals(5, contents.first());
    assertEquals(List.of(VOTER), contents.peers());
  }

  @Test
  void entryBehindTheSnapshot_isTheEnd_andItsConfigurationCounts() throws IOException {
    write(4, 1_002, "n9~00000000");
    OfflineLog.Contents contents = OfflineLog.inspect(group);
    assertEquals(new LogPosition(4, 1_002), contents.last());
    assertEquals(List.of(Peer.of("n9~00000000", true)), contents.peers());
  }

  private void write(long term, long index, String voter) throws IOException {
    Path file = group.resolve("current").resolve("log_inprogress_" + index);
    try (SegmentedRaftLogOutputStream out =
        new SegmentedRaftLogOutputStream(
            file.toFile(), false, 4_096, 4_096, ByteBuffer.allocateDirect(4_096))) {
      out.write(
          LogEntryProto.newBuilder()
              .setTerm(term)
              .setIndex(index)
              .setConfigurationEntry(
                  RaftConfigurationProto.newBuilder()
                      .addPeers(RaftPeerProto.newBuilder().setId(ByteString.copyFromUtf8(voter))))
              .build());
    }
  }
}
