/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerRpcWithProxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to other nodes anew. What is under way on the old ones has the engine's three
 * seconds to end; an appender goes over to the new one by itself.
 *
 * <p>A connection that a cut of the network has left behind may be of no use long after the cut: to
 * TCP it is open, or being opened, and it waits twice as long before each further try (RFC 6298
 * §5.5). A new one gets through at once. Safe for use from any thread; nothing blocks the caller.
 */
final class Reconnection {
  private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

  /** Of a peer that membership did not see and sees again: an answer from before that is older. */
  private static final Duration STALE = Duration.ofSeconds(1);

  /** Of a peer that membership sees: as long as the engine itself waits for an answer. */
  private static final Duration UNANSWERED = Duration.ofSeconds(3);

  /** Closing the old connection takes three seconds; then the new one has its time. */
  private static final Duration PAUSE = Duration.ofSeconds(6);

  private final RaftServer server;
  private final PeerCalls calls;
  private final Executor blocking;
  private final Map<RaftPeerId, Long> opened = new ConcurrentHashMap<>();

  Reconnection(RaftServer server, PeerCalls calls, Executor blocking) {
    this.server = server;
    this.calls = calls;
    this.blocking = blocking;
  }

  /** All of them, so that they show what this node's certificate is now. */
  void all(Collection<RaftPeerId> peers) {
    peers.stream().filter(this::isOther).forEach(this::openServerConnection);
    later(calls::reconnect);
  }

  /** Membership did not see this peer, and does now. */
  void seenAgain(RaftPeerId peer) {
    if (isOther(peer)) {
      // Without an appender it is the connection for votes.
      if (appender(peer).map(appender -> appender.isSilent(STALE)).orElse(true)) {
        openServerConnection(peer);
      }
      later(() -> calls.reconnectIfSilent(peer, STALE));
    }
  }

  /** For a leader to do now and then: whom membership sees should answer its appends. */
  void look(Collection<RaftPeerId> peers, Predicate<RaftPeerId> seen) {
    long now = System.nanoTime();
    for (RaftPeerId peer : peers) {
      Long last = opened.get(peer);
      if ((last == null || now - last > PAUSE.toNanos())
          && appender(peer).map(Reconnection::isUnanswered).orElse(false)
          && seen.test(peer)) {
        LOG.info(
            "{}: {} is seen and has not answered for {} s; its connection is opened anew",
            server.getId(),
            peer,
            UNANSWERED.toSeconds());
        openServerConnection(peer);
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

  private static boolean isUnanswered(PromptAppender appender) {
    return appender.isSilent(UNANSWERED) && !appender.isInstalling();
  }

  private void openServerConnection(RaftPeerId peer) {
    if (server.getServerRpc() instanceof RaftServerRpcWithProxy<?, ?> rpc) {
      opened.put(peer, System.nanoTime());
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
