/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.concurrent.CompletionStage;

/**
 * Changes the Raft configuration (who votes) and moves leadership. Any node may be asked; what
 * needs the leader is sent there. One change is made at a time, each with a deadline.
 *
 * <p>Stages fail with {@link MembershipChangeException} or {@link NotCommittedException}.
 */
public interface ClusterAdmin {

  /**
   * Adds a member that is seen in the view to the configuration as a voter. Joining a voter again
   * succeeds and changes nothing (Raft §6), except that one which is configured and not seen is
   * looked for at this address from now on.
   *
   * @param nodeId the id of the joining node
   * @param raftAddress its Raft address, {@code host:port}
   */
  CompletionStage<Void> join(String nodeId, String raftAddress);

  /**
   * Removes a node from the configuration; if it is the leader, leadership is handed over first.
   * Fails with {@code NO_QUORUM} if no majority of the voters that remain is seen: nothing could be
   * written any more (Raft §6). Those that are missing may be removed first.
   */
  CompletionStage<Void> leave(String nodeId);

  /** Hands leadership to the given voter, or fails and leaves it where it is. */
  CompletionStage<Void> transferLeadership(String nodeId);

  /**
   * Hands leadership to the voter that has most of the log, and answers who that is; fails with
   * {@code NO_QUORUM} where no other voter is seen and answers.
   */
  CompletionStage<String> transferLeadership();

  /** Takes a snapshot on this node now and answers the index that it covers. */
  CompletionStage<Long> snapshot();
}
