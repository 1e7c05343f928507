/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;

/**
 * Who votes in a cluster from the moment that its log is opened. The engine keeps a configuration
 * only once its first entry is there: a node that ended before has to be told again.
 */
public record FirstVoters(UUID clusterId, List<Peer> voters) {
  /** Copies. */
  public FirstVoters {
    voters = List.copyOf(voters);
  }

  /** The engine's form. */
  RaftGroup group() {
    RaftGroupId id = RaftGroupId.valueOf(clusterId);
    return RaftGroup.valueOf(
        id, voters.stream().map(peer -> PeerTarget.raftPeer(id, peer)).toList());
  }

  /**
   * The group, where its log was opened and no configuration was kept. Entries of the log, which
   * the engine reads later, go before it; a snapshot is only taken when there was a configuration.
   */
  Optional<RaftGroup> unwritten(Path groups) throws IOException {
    Path group = groups.resolve(clusterId.toString());
    Path current = group.resolve("current");
    return Files.exists(current.resolve("raft-meta"))
            && !Files.exists(current.resolve("raft-meta.conf"))
            && isEmpty(group.resolve("sm"))
        ? Optional.of(group())
        : Optional.empty();
  }

  private static boolean isEmpty(Path snapshots) throws IOException {
    if (!Files.isDirectory(snapshots)) {
      return true;
    }
    try (Stream<Path> content = Files.list(snapshots)) {
      return content.findAny().isEmpty();
    }
  }
}
