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
    long callId = nextCallId();
    RaftClientRequest message =
        RaftClientRequest.newBuilder()
            .setClientId(clientId)
            .setServerId(id)
            .setGroupId(group)
            .setCallId(callId)
            .setMessage(Message.valueOf(UnsafeByteOperations.unsafeWrap(request)))
            .setType(RaftClientRequest.staleReadRequestType(0))
            .build();
    PeerConnections.Connection connection = connections.used(id, callId);
    return rpc.sendRequestAsyncUnordered(message)
        .thenApply(PeerCalls::answer)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                connection.answered(callId);
              } else {
                drop(id, connection, failure);
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
    long callId = nextCallId();
    PeerConnections.Connection connection = connections.used(id, callId);
    try {
      reply =
          rpc.sendRequest(
              GroupManagementRequest.newAdd(clientId, id, callId, RaftGroup.valueOf(group)));
    } catch (IOException e) {
      drop(id, connection, e);
      throw e;
    }
    connection.answered(callId);
    if (!reply.isSuccess()) {
      throw new IOException(String.valueOf(reply.getException()), reply.getException());
    }
  }

  /** Whatever went wrong on a connection, the next call has a new one; a newer one is kept. */
  private void drop(RaftPeerId id, PeerConnections.Connection connection, Throwable failure) {
    if (connections.dropped(id, connection)) {
      rpc.handleException(id, failure, true);
    }
  }

  /** The next call to each node has a new connection; what is under way fails. */
  void reconnect() {
    IOException reason = new IOException("the certificates were replaced");
    known
        .keySet()
        .forEach(id -> connections.current(id).ifPresent(found -> drop(id, found, reason)));
  }

  /**
   * The next call to a node has a new connection, and what is under way fails, unless all that is
   * under way has begun within this time.
   */
  void reconnectUnlessFresh(RaftPeerId id, Duration time) {
    IOException reason = new IOException("the node was out of sight, a new connection is opened");
    connections.unlessFresh(id, time).ifPresent(found -> drop(id, found, reason));
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
