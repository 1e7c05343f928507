/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.time.Duration;
import org.apache.ratis.proto.RaftProtos.FollowerInfoProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.proto.RaftProtos.TermIndexProto;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.ProtoUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Elections before the timeout, by the engine's own request for a transfer of leadership. */
final class Elections {
  private static final Logger LOG = LoggerFactory.getLogger(Elections.class);

  private Elections() {}

  /**
   * Asks the local server to stand, in the name of the leader that is gone: it skips the wait and
   * the pre-vote, while votes still go by term and log (Raft §5.4.1).
   */
  static boolean electNow(RaftServer server, RaftServer.Division division, Peer goneLeader) {
    TermIndex last = division.getRaftLog().getLastEntryTermIndex();
    if (last == null || !division.getInfo().isFollower()) {
      return false;
    }
    RaftRpcRequestProto header =
        RaftRpcRequestProto.newBuilder()
            .setRequestorId(ByteString.copyFromUtf8(goneLeader.id()))
            .setReplyId(division.getId().toByteString())
            .setRaftGroupId(
                ProtoUtils.toRaftGroupIdProtoBuilder(division.getMemberId().getGroupId()))
            .build();
    StartLeaderElectionRequestProto request =
        StartLeaderElectionRequestProto.newBuilder()
            .setServerRequest(header)
            .setLeaderLastEntry(
                TermIndexProto.newBuilder().setTerm(last.getTerm()).setIndex(last.getIndex()))
            .build();
    try {
      return server.startLeaderElection(request).getServerReply().getSuccess();
    } catch (IOException e) {
      LOG.debug("{}: no early election", division.getId(), e);
      return false;
    }
  }

  static Duration sinceLeader(RaftServer.Division division) {
    RoleInfoProto role = division.getInfo().getRoleInfoProto();
    if (!role.hasFollowerInfo()) {
      return Duration.ZERO;
    }
    FollowerInfoProto follower = role.getFollowerInfo();
    return Duration.ofMillis(follower.getLeaderInfo().getLastRpcElapsedTimeMs());
  }
}
