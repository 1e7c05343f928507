/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.MembershipChangeException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.protocol.exceptions.AlreadyExistsException;
import org.apache.ratis.protocol.exceptions.ReconfigurationInProgressException;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.jspecify.annotations.Nullable;

/** Changes the configuration, on the leader, one change at a time (Raft §6). */
final class Configurations {
  /** How long a node may take to answer that it is ready to receive the log. */
  private static final Duration ASK = Duration.ofSeconds(10);

  private final RaftServer server;
  private final RaftServer.Division division;
  private final RaftGroupId group;
  private final ClientId clientId;
  private final PeerCalls calls;
  private final PeerAddresses addresses;
  private final ExecutorService blocking;

  Configurations(
      RaftServer server,
      RaftServer.Division division,
      ClientId clientId,
      PeerCalls calls,
      PeerAddresses addresses,
      ExecutorService blocking) {
    this.server = server;
    this.division = division;
    // Not that of the division's group, which fails while a listener becomes a voter.
    this.group = division.getMemberId().getGroupId();
    this.clientId = clientId;
    this.calls = calls;
    this.addresses = addresses;
    this.blocking = blocking;
  }

  CompletableFuture<Void> add(Peer peer, Duration timeout) {
    boolean listens =
        division.getRaftConf().getPeer(RaftPeerId.valueOf(peer.id()), RaftPeerRole.LISTENER)
            != null;
    CompletableFuture<Void> prepared =
        listens
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(() -> addGroup(peer), blocking);
    return prepared.thenCompose(done -> put(peer, timeout)).thenRun(this::settleNewcomers);
  }

  private CompletableFuture<Void> put(Peer peer, Duration timeout) {
    RaftConfiguration current = division.getRaftConf();
    return set(
        current,
        others(current, peer.nodeId(), RaftPeerRole.FOLLOWER, peer.voter() ? peer : null),
        others(current, peer.nodeId(), RaftPeerRole.LISTENER, peer.voter() ? null : peer),
        timeout);
  }

  /** For a leader to do after a change and now and then. */
  void settleNewcomers() {
    if (server.getFactory() instanceof TrackedGrpc.Factory factory) {
      factory.settleNewcomers(division.getRaftConf());
    }
  }

  private void addGroup(Peer peer) {
    try {
      ask(peer);
    } catch (IOException e) {
      if (!alreadyThere(e)) {
        throw new MembershipChangeException(
            Code.UNREACHABLE,
            peer.nodeId()
                + " did not accept to join at "
                + addresses.locate(peer.nodeId(), peer.incarnation()).addresses()
                + ": "
                + e.getMessage()
                + "; check that the address is its quorate.raft.address as seen from here",
            e);
      }
    }
  }

  /** The engine waits as long as for a write, and whoever wants another change with it. */
  private void ask(Peer peer) throws IOException {
    Future<?> asked =
        blocking.submit(
            () -> {
              calls.addGroup(group, peer);
              return true;
            });
    try {
      asked.get(ASK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed
          ? failed
          : new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + ASK.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      asked.cancel(true);
    }
  }

  private static boolean alreadyThere(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof AlreadyExistsException
          || String.valueOf(t.getMessage()).contains("AlreadyExistsException")) {
        return true;
      }
    }
    return false;
  }

  CompletableFuture<Void> remove(String nodeId, Duration timeout) {
    RaftConfiguration current = division.getRaftConf();
    return set(
        current,
        others(current, nodeId, RaftPeerRole.FOLLOWER, null),
        others(current, nodeId, RaftPeerRole.LISTENER, null),
        timeout);
  }

  /** The present voters, or listeners, without one node, and with another peer. */
  private List<RaftPeer> others(
      RaftConfiguration current, String without, RaftPeerRole role, @Nullable Peer with) {
    List<RaftPeer> peers = new ArrayList<>();
    for (RaftPeer peer : current.getAllPeers(role)) {
      if (!Peer.of(peer.getId().toString(), true).nodeId().equals(without)) {
        peers.add(peer);
      }
    }
    if (with != null) {
      peers.add(PeerTarget.raftPeer(group, with));
    }
    return peers;
  }

  /** Fails if the configuration is not the one any more from which the new one was made. */
  private CompletableFuture<Void> set(
      RaftConfiguration current,
      List<RaftPeer> voters,
      List<RaftPeer> listeners,
      Duration timeout) {
    SetConfigurationRequest.Arguments arguments =
        SetConfigurationRequest.Arguments.newBuilder()
            .setMode(SetConfigurationRequest.Mode.COMPARE_AND_SET)
            .setServersInCurrentConf(List.copyOf(current.getAllPeers(RaftPeerRole.FOLLOWER)))
            .setListenersInCurrentConf(List.copyOf(current.getAllPeers(RaftPeerRole.LISTENER)))
            .setServersInNewConf(voters)
            .setListenersInNewConf(listeners)
            .build();
    CompletableFuture<RaftClientReply> reply;
    try {
      reply =
          server.setConfigurationAsync(
              new SetConfigurationRequest(
                  clientId, server.getId(), group, calls.nextCallId(), arguments));
    } catch (IOException e) {
      reply = CompletableFuture.failedFuture(e);
    }
    return outcome(reply, timeout, "the configuration was not changed");
  }

  CompletableFuture<Void> transfer(RaftPeerId target, Duration timeout) {
    CompletableFuture<RaftClientReply> reply;
    try {
      reply =
          server.transferLeadershipAsync(
              new TransferLeadershipRequest(
                  clientId, server.getId(), group, calls.nextCallId(), target, timeout.toMillis()));
    } catch (IOException e) {
      reply = CompletableFuture.failedFuture(e);
    }
    return outcome(reply, timeout.plusMillis(200), "leadership was not handed over");
  }

  private static RaftClientReply await(CompletableFuture<RaftClientReply> reply, Duration timeout) {
    try {
      return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (TimeoutException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private CompletableFuture<Void> outcome(
      CompletableFuture<RaftClientReply> reply, Duration timeout, String failed) {
    // Not orTimeout, whose thread would keep the application's class loader.
    return CompletableFuture.supplyAsync(() -> await(reply, timeout), blocking)
        .handle(
            (answer, failure) -> {
              Throwable cause = failure == null ? answer.getException() : unwrap(failure);
              if (cause == null) {
                return null;
              }
              Code code =
                  cause instanceof ReconfigurationInProgressException
                      ? Code.CHANGE_IN_PROGRESS
                      : cause instanceof TimeoutException ? Code.TIMEOUT : Code.NO_QUORUM;
              String detail =
                  code == Code.TIMEOUT
                      ? "no answer within " + timeout.toMillis() + " ms; it may still come about"
                      : String.valueOf(cause.getMessage());
              throw new MembershipChangeException(code, failed + ": " + detail, cause);
            });
  }

  private static Throwable unwrap(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
