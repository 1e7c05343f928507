/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.proto.RaftProtos.RaftGroupIdProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcReplyProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.TermIndexProto;
import org.apache.ratis.proto.grpc.RaftServerProtocolServiceGrpc;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that was removed, with its good certificate, stands for election. */
class RemovedNodeVoteIT {
  private static final long FAR = 1_000_000;

  @TempDir Path directory;

  @Test
  void removedNode_getsNoVote_andEndsNobodysTerm() throws Exception {
    TestCluster cluster = new TestCluster(directory, Counter::new);
    TestCertificates certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    certificates.issue("n1");
    certificates.issue("n2");
    try {
      cluster.secure(certificates).form(2);
      UUID id = cluster.node("n1").status().clusterId().orElseThrow();
      String called = "n1~" + cluster.incarnation("n1");
      String calling = "n2~" + cluster.incarnation("n2");
      try (RaftCaller caller = RaftCaller.of(cluster, certificates, "n2", "n1")) {
        TestCluster.get(cluster.node("n1").admin().leave("n2"));
        cluster.stop("n2");
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> cluster.node("n1").leadership().isLeader());
        long term = cluster.node("n1").leadership().term();
        RequestVoteReplyProto reply =
            RaftServerProtocolServiceGrpc.newBlockingStub(caller.channel())
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .requestVote(request(id, calling, called));
        RaftRpcReplyProto answer = reply.getServerReply();
        assertEquals(called, answer.getReplyId().toStringUtf8());
        assertFalse(answer.getSuccess(), "it was given a vote");
        assertTrue(reply.getTerm() < FAR, "its term was taken over");
        assertEquals(1, TestCluster.get(cluster.node("n1").appWrite("add", 1L, Long.class)));
        assertEquals(term, cluster.node("n1").leadership().term(), "nobody had to be elected");
      }
    } finally {
      cluster.close();
    }
  }

  private static RequestVoteRequestProto request(UUID cluster, String calling, String called) {
    return RequestVoteRequestProto.newBuilder()
        .setServerRequest(
            RaftRpcRequestProto.newBuilder()
                .setRequestorId(ByteString.copyFromUtf8(calling))
                .setReplyId(ByteString.copyFromUtf8(called))
                .setRaftGroupId(
                    RaftGroupIdProto.newBuilder()
                        .setId(RaftGroupId.valueOf(cluster).toByteString())))
        .setCandidateTerm(FAR)
        .setCandidateLastEntry(TermIndexProto.newBuilder().setTerm(FAR).setIndex(FAR))
        .build();
  }
}
