/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.impl.telemetry.ConnectionFigures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.client.ClientFactory;
import org.apache.ratis.client.RaftClientRpc;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.GroupManagementRequest;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;

/**
 * Calls other nodes over the engine's own connections: one stream a peer, many calls on it at once.
 * A call is a stale read of the engine, which reaches {@link RatisStateMachine#queryStale}; so no
 * further port has to be opened and secured.
 */
final class PeerCalls implements AutoCloseable {
  private final ClientId clientId;
  private final RaftClientRpc rpc;
  private final AtomicLong callIds = new AtomicLong();
  private final Map<RaftPeerId, RaftPeer> known = new ConcurrentHashMap<>();
  private final PeerConnections connections = new PeerConnections(System::nanoTime);

  PeerCalls(ClientId clientId, RaftProperties properties, Parameters parameters) {
    this.clientId = clientId;
    this.rpc =
        ClientFactory.cast(new GrpcFactory(parameters)).newRaftClientRpc(clientId, properties);
  }

  long nextCallId() {
    return callIds.incrementAndGet();
  }

  CompletableFuture<byte[]> call(RaftGroupId group, Peer peer, byte[] request) {
    RaftPeerId id = know(group, peer);
    RaftClientRequest message =
        RaftClientRequest.newBuilder()
            .setClientId(clientId)
            .setServerId(id)
            .setGroupId(group)
            .setCallId(nextCallId())
            .setMessage(Message.valueOf(UnsafeByteOperations.unsafeWrap(request)))
            .setType(RaftClientRequest.staleReadRequestType(0))
            .build();
    connections.used(id);
    return rpc.sendRequestAsyncUnordered(message)
        .thenApply(PeerCalls::answer)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                connections.heard(id);
              } else {
                drop(id, failure);
              }
            });
  }

  private static byte[] answer(RaftClientReply reply) {
    if (!reply.isSuccess()) {
      throw new IllegalStateException(String.valueOf(reply.getException()), reply.getException());
    }
    return reply.getMessage().getContent().toByteArray();
  }

  /** Makes a server without a group ready to receive the group's log; blocks. */
  void addGroup(RaftGroupId group, Peer peer) throws IOException {
    RaftPeerId id = know(group, peer);
    RaftClientReply reply;
    connections.used(id);
    try {
      reply =
          rpc.sendRequest(
              GroupManagementRequest.newAdd(clientId, id, nextCallId(), RaftGroup.valueOf(group)));
    } catch (IOException e) {
      drop(id, e);
      throw e;
    }
    if (!reply.isSuccess()) {
      throw new IOException(String.valueOf(reply.getException()), reply.getException());
    }
    connections.heard(id);
  }

  /** Whatever went wrong on a connection, the next call has a new one. */
  private void drop(RaftPeerId id, Throwable failure) {
    connections.dropped(id);
    rpc.handleException(id, failure, true);
  }

  /** The next call to each node has a new connection; what is under way fails. */
  void reconnect() {
    known.keySet().forEach(id -> drop(id, new IOException("the certificates were replaced")));
  }

  /** The next call to a node from which nothing was heard for so long has a new connection. */
  void reconnectIfSilent(RaftPeerId id, Duration time) {
    if (connections.isSilent(id, time)) {
      drop(id, new IOException("nothing was heard on the connection, a new one is opened"));
    }
  }

  /** What was done with connections so far. */
  ConnectionFigures connections() {
    return connections.figures();
  }

  private RaftPeerId know(RaftGroupId group, Peer peer) {
    RaftPeerId id = RaftPeerId.valueOf(peer.id());
    // Whoever comes second waits until the engine knows the peer as well.
    known.computeIfAbsent(
        id,
        any -> {
          RaftPeer target = PeerTarget.raftPeer(group, peer);
          rpc.addRaftPeers(List.of(target));
          return target;
        });
    return id;
  }

  @Override
  public void close() throws IOException {
    rpc.close();
  }
}
