/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppender;

/**
 * The engine's gRPC with appenders of ours, and these within reach. Public because the engine makes
 * it by name.
 */
public final class TrackedGrpc implements RpcType {
  @Override
  public String name() {
    return TrackedGrpc.class.getName();
  }

  @Override
  public Factory newFactory(Parameters parameters) {
    return new Factory(parameters);
  }

  /** Makes the engine's appenders and remembers the latest for each follower. */
  static final class Factory extends GrpcFactory {
    private final Map<RaftPeerId, PromptAppender> appenders = new ConcurrentHashMap<>();

    Factory(Parameters parameters) {
      super(parameters);
    }

    @Override
    public LogAppender newLogAppender(
        RaftServer.Division server, LeaderState state, FollowerInfo follower) {
      PromptAppender appender = new PromptAppender(server, state, follower);
      appenders.put(follower.getId(), appender);
      return appender;
    }

    /**
     * Whoever is in the configuration is no newcomer, whether the change that brought it in was
     * waited for or not, and also when the engine has made its appender anew.
     */
    void settleNewcomers(RaftConfiguration configuration) {
      if (configuration.getPreviousPeers().isEmpty()) {
        appenders.values().stream()
            .filter(PromptAppender::isNewcomer)
            .filter(appender -> contains(configuration, appender.getFollowerId()))
            .forEach(PromptAppender::settle);
      }
    }

    private static boolean contains(RaftConfiguration configuration, RaftPeerId peer) {
      return configuration.getPeer(peer) != null
          || configuration.getPeer(peer, RaftPeerRole.LISTENER) != null;
    }

    /** What appends to a follower now; none if this node does not lead it. */
    Optional<PromptAppender> appender(RaftPeerId follower) {
      return Optional.ofNullable(appenders.get(follower)).filter(PromptAppender::isRunning);
    }

    /** Tells each follower that does not know it yet what is committed. */
    void announceCommit() {
      appenders.values().removeIf(appender -> !appender.isRunning());
      appenders.values().forEach(PromptAppender::announceCommit);
    }
  }
}
