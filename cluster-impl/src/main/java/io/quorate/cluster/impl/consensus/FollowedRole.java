/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.lang.reflect.Method;
import java.util.Optional;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the engine's role of this node follow the configuration while it runs. The engine sets it at
 * its start only: a listener that was added at run time is a follower to itself, stands for
 * election when the leader is silent, finds itself without a vote and stops for good.
 */
final class FollowedRole {
  private static final Logger LOG = LoggerFactory.getLogger(FollowedRole.class);

  private FollowedRole() {}

  /** Whether the role is not that of the configuration. Cheap. */
  static boolean differs(RaftServer.Division division) {
    return due(division).isPresent();
  }

  /** Corrects it. Takes the engine's lock, so that no lock of ours may be held. */
  static void correct(RaftServer.Division division) {
    try {
      Method setRole =
          division.getClass().getDeclaredMethod("setRole", RaftPeerRole.class, Object.class);
      setRole.setAccessible(true);
      synchronized (division) {
        Optional<RaftPeerRole> role = due(division);
        if (role.isPresent()) {
          setRole.invoke(division, role.get(), "configuration");
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn(
          "{}: this version of the engine has no way to set the role of a listener; restart this"
              + " node once it is in the configuration",
          division.getId(),
          e);
    }
  }

  private static Optional<RaftPeerRole> due(RaftServer.Division division) {
    RaftPeerRole now = division.getInfo().getCurrentRole();
    RaftConfiguration configuration = division.getRaftConf();
    if (now == RaftPeerRole.FOLLOWER) {
      return has(configuration, division.getId(), RaftPeerRole.LISTENER)
              && !has(configuration, division.getId(), RaftPeerRole.FOLLOWER)
          ? Optional.of(RaftPeerRole.LISTENER)
          : Optional.empty();
    }
    // The engine does this itself when the leader sends something; the leader may be gone.
    return now == RaftPeerRole.LISTENER
            && has(configuration, division.getId(), RaftPeerRole.FOLLOWER)
            && configuration.getPreviousPeers().isEmpty()
        ? Optional.of(RaftPeerRole.FOLLOWER)
        : Optional.empty();
  }

  private static boolean has(RaftConfiguration configuration, RaftPeerId id, RaftPeerRole role) {
    return configuration.getPeer(id, role) != null;
  }
}
