/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What founding needs of the rest of the node. */
public interface FoundingPeers {
  /**
   * A member that is seen, this node included.
   *
   * @param expects with how many it founds a cluster, zero with none; older versions do not tell
   */
  record Seen(Founder founder, boolean votes, OptionalInt expects, Optional<UUID> clusterId) {}

  /** All that are seen now. */
  List<Seen> seen();

  /** Sends without waiting; what is lost is sent again. */
  void send(String nodeId, Message message);

  /** Opens the log of the cluster with these voters, this node among them. */
  void form(Charter charter);
}
