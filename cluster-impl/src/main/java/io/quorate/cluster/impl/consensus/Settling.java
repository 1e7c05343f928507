/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.lang.reflect.Method;
import org.apache.ratis.server.leader.FollowerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the engine that a peer which is in the configuration is no newcomer any more. The engine
 * (3.3.0) forgets to with listeners that it adds, and with every peer whose appender it makes anew,
 * until the leader changes: it goes on telling the peer that it is being prepared, so that the node
 * never counts itself as running and could not vote once promoted; and a later change that fails
 * would stop that peer's log for good.
 */
final class Settling {
  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private Settling() {}

  static void settle(FollowerInfo follower) {
    try {
      Method caughtUp = follower.getClass().getDeclaredMethod("catchUp");
      caughtUp.setAccessible(true);
      caughtUp.invoke(follower);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn(
          "{}: this version of the engine has no way to say that a listener is in; it takes part"
              + " fully after the next change of the leader",
          follower.getName(),
          e);
    }
  }
}
