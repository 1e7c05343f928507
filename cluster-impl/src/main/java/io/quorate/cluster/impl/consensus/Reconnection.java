/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerRpcWithProxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the connections to other nodes anew, so that they show what this node's certificate is now.
 * What is under way on the old ones has the engine's three seconds to end; an appender goes over to
 * the new one by itself, long before an election is due.
 */
final class Reconnection {
  private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

  private Reconnection() {}

  static void start(
      RaftServer server, Collection<RaftPeer> peers, PeerCalls calls, Executor blocking) {
    try {
      if (server.getServerRpc() instanceof RaftServerRpcWithProxy<?, ?> rpc) {
        for (RaftPeer peer : peers) {
          if (!peer.getId().equals(server.getId())) {
            blocking.execute(() -> rpc.getProxies().resetProxy(peer.getId()));
          }
        }
      }
      blocking.execute(calls::reconnect);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} closes, its connections with it", server.getId(), e);
    }
  }
}
