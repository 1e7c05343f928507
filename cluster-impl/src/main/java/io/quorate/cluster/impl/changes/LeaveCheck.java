/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.MembershipChangeException;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a node may leave the configuration. A majority of those that remain has to confirm the
 * change (Raft §6); were too few of them there, it would stay half made, and nothing could be
 * written any more.
 */
final class LeaveCheck {
  private LeaveCheck() {}

  /**
   * Why it may not, if so.
   *
   * @param leaving the id of the node
   * @param seen whether membership sees a peer
   * @param answers whether a peer answers the leader
   */
  static Optional<MembershipChangeException> refusal(
      String leaving, RaftView view, Predicate<Peer> seen, Predicate<Peer> answers) {
    Optional<Peer> peer = view.peer(leaving);
    if (peer.isEmpty()) {
      return refusal(
          Code.UNKNOWN_MEMBER,
          leaving
              + " is not in the configuration "
              + ids(view.peers().stream().map(Peer::nodeId).toList()));
    }
    if (!peer.get().voter()) {
      return Optional.empty();
    }
    List<Peer> remaining =
        view.peers().stream().filter(Peer::voter).filter(each -> !each.equals(peer.get())).toList();
    if (remaining.isEmpty()) {
      return refusal(
          Code.NO_QUORUM, leaving + " is the only voter; a cluster cannot do without one");
    }
    List<Peer> missing = remaining.stream().filter(seen.and(answers).negate()).toList();
    if ((remaining.size() - missing.size()) * 2 > remaining.size()) {
      return Optional.empty();
    }
    return refusal(
        Code.NO_QUORUM,
        "without "
            + leaving
            + " the voters are "
            + ids(remaining.stream().map(Peer::nodeId).toList())
            + ", and of these "
            + what(missing, seen)
            + ": nothing could be written any more; bring them back, or let them"
            + " leave first");
  }

  private static String what(List<Peer> missing, Predicate<Peer> seen) {
    List<String> unseen = missing.stream().filter(seen.negate()).map(Peer::nodeId).toList();
    List<String> silent = missing.stream().filter(seen).map(Peer::nodeId).toList();
    return (unseen.isEmpty() ? "" : ids(unseen) + " cannot be seen")
        + (unseen.isEmpty() || silent.isEmpty() ? "" : " and ")
        + (silent.isEmpty() ? "" : ids(silent) + " do not answer the leader");
  }

  private static Optional<MembershipChangeException> refusal(Code code, String message) {
    return Optional.of(new MembershipChangeException(code, message));
  }

  private static String ids(List<String> nodes) {
    return nodes.stream().sorted().toList().toString();
  }
}
