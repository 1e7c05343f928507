/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;

/** A Ratis server used without any layer in between: every command is a log entry of its own. */
final class RatisSystem implements BenchSystem {
  static final Set<ReadKind> KINDS_SHIPPED = Set.of(ReadKind.LOCAL, ReadKind.LEADER);
  static final Set<ReadKind> KINDS_TUNED = Set.of(ReadKind.LOCAL, ReadKind.LINEARIZABLE);

  private static final RaftGroupId GROUP_ID =
      RaftGroupId.valueOf(new UUID(0x71756f72617465L, 0x62656e6368L));

  private final NodeSpec node;
  private final RatisSettings settings;
  private final CountersStateMachine stateMachine = new CountersStateMachine();
  private final ClientId localClient = ClientId.randomId();
  private final AtomicLong callIds = new AtomicLong();
  private @Nullable Running running;

  private record Running(
      RaftServer server,
      RaftServer.Division division,
      RaftClientAsynchronousProtocol local,
      RaftClient client) {}

  RatisSystem(NodeSpec node, RatisSettings settings) {
    this.node = node;
    this.settings = settings;
  }

  @Override
  public void start() throws IOException {
    RaftProperties properties = settings.properties(node);
    RaftGroup group =
        RaftGroup.valueOf(GROUP_ID, node.peers().stream().map(RatisSystem::raftPeer).toList());
    RaftServer server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(node.id()))
            .setGroup(group)
            .setProperties(properties)
            .setStateMachine(stateMachine)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .build();
    server.start();
    RaftClient client =
        RaftClient.newBuilder().setRaftGroup(group).setProperties(properties).build();
    RaftServer.Division division = server.getDivision(GROUP_ID);
    RaftClientAsynchronousProtocol local =
        settings.direct() ? (RaftClientAsynchronousProtocol) division : server;
    running = new Running(server, division, local, client);
  }

  private static RaftPeer raftPeer(PeerSpec peer) {
    return RaftPeer.newBuilder()
        .setId(peer.id())
        .setAddress(PeerSpec.HOST + ":" + peer.raftPort())
        .build();
  }

  @Override
  public boolean isLeader() {
    return running().division.getInfo().isLeader();
  }

  @Override
  public long appliedIndex() {
    return running().division.getInfo().getLastAppliedIndex();
  }

  @Override
  public Counters state() {
    return stateMachine.counters();
  }

  @Override
  public CompletionStage<byte[]> write(byte[] command) {
    return content(
        isLeader()
            ? submit(command, RaftClientRequest.writeRequestType())
            : running().client.async().send(message(command)));
  }

  @Override
  public CompletionStage<byte[]> read(ReadKind kind, byte[] command) {
    return content(
        switch (kind) {
          case LOCAL -> submit(command, RaftClientRequest.staleReadRequestType(0));
          case LINEARIZABLE -> submit(command, RaftClientRequest.readRequestType());
          case LEADER ->
              isLeader()
                  ? submit(command, RaftClientRequest.readRequestType())
                  : running().client.async().sendReadOnly(message(command));
          case SESSION -> throw new IllegalArgumentException("Ratis has no session reads");
        });
  }

  private CompletableFuture<RaftClientReply> submit(byte[] command, RaftClientRequest.Type type) {
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(localClient)
            .setServerId(running().server.getId())
            .setGroupId(GROUP_ID)
            .setCallId(callIds.incrementAndGet())
            .setMessage(message(command))
            .setType(type)
            .build();
    try {
      return running().local.submitClientRequestAsync(request);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Message message(byte[] command) {
    return Message.valueOf(UnsafeByteOperations.unsafeWrap(command));
  }

  private static CompletionStage<byte[]> content(CompletableFuture<RaftClientReply> replies) {
    return replies.thenApply(
        reply -> {
          if (!reply.isSuccess()) {
            throw new CompletionException(reply.getException());
          }
          return reply.getMessage().getContent().toByteArray();
        });
  }

  private Running running() {
    Running current = running;
    if (current == null) {
      throw new IllegalStateException("node '" + node.id() + "' is not started");
    }
    return current;
  }

  @Override
  public void close() throws IOException {
    Running current = running;
    running = null;
    if (current != null) {
      current.client.close();
      current.server.close();
    }
  }
}
