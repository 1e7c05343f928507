/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerRpcWithProxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to other nodes anew. What is under way on an old one has the engine's three
 * seconds to end, and an appender goes over to the new ones by itself when the first of its two is
 * closed.
 *
 * <p>A connection that a cut of the network has left behind may be of no use long after the cut: to
 * TCP it is open, or being opened, and it waits twice as long before each further try (RFC 6298
 * §5.5), 16 s and more after a cut as long. Nothing here blocks the caller.
 */
final class Reconnection {
  private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

  /** A call that has just begun may be on a connection that is well. */
  private static final Duration STALE = Duration.ofSeconds(1);

  private final RaftServer server;
  private final PeerCalls calls;
  private final Executor blocking;

  Reconnection(RaftServer server, PeerCalls calls, Executor blocking) {
    this.server = server;
    this.calls = calls;
    this.blocking = blocking;
  }

  /** All of them, so that they show what this node's certificate is now. */
  void all(Collection<RaftPeerId> peers) {
    peers.stream().filter(this::isOther).forEach(this::openServerConnections);
    later(calls::reconnect);
  }

  /**
   * Membership did not see this peer, and does now: votes have a new connection, and so have calls,
   * if none is under way that has just begun. Appends are left to {@link #look}.
   */
  void seenAgain(RaftPeerId peer) {
    if (isOther(peer)) {
      if (appender(peer).isEmpty()) {
        openServerConnections(peer);
      }
      later(() -> calls.reconnectUnlessFresh(peer, STALE));
    }
  }

  /** For a leader to do now and then, by one thread: whom membership sees should answer. */
  void look(Collection<RaftPeerId> peers, Predicate<RaftPeerId> seen) {
    for (RaftPeerId peer : peers) {
      if (appender(peer).map(found -> found.wantsConnection(seen.test(peer))).orElse(false)) {
        LOG.info(
            "{}: {} is there and does not answer appends; they are sent on a new connection",
            server.getId(),
            peer);
        openServerConnections(peer);
      }
    }
  }

  private boolean isOther(RaftPeerId peer) {
    return !peer.equals(server.getId());
  }

  private Optional<PromptAppender> appender(RaftPeerId peer) {
    return server.getFactory() instanceof TrackedGrpc.Factory factory
        ? factory.appender(peer)
        : Optional.empty();
  }

  private void openServerConnections(RaftPeerId peer) {
    if (server.getServerRpc() instanceof RaftServerRpcWithProxy<?, ?> rpc) {
      later(() -> rpc.getProxies().resetProxy(peer));
    }
  }

  private void later(Runnable task) {
    try {
      blocking.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} closes, its connections with it", server.getId(), e);
    }
  }
}
