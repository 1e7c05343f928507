/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.MembershipChangeException;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.Tables;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether a node that is seen in the view may enter the configuration. */
public final class JoinCheck {
  private JoinCheck() {}

  /** Why it may not, if so. */
  public static Optional<MembershipChangeException> refusal(
      NodeInfo info, String address, RaftView view, Tables tables) {
    if (info.clusterUuid() != null && !view.clusterId().equals(Optional.of(info.clusterUuid()))) {
      return Optional.of(
          new MembershipChangeException(
              Code.FOREIGN_CLUSTER,
              info.nodeId()
                  + " belongs to cluster "
                  + info.clusterUuid()
                  + " and this is "
                  + view.clusterId().map(Object::toString).orElse("none")
                  + "; start it with an empty quorate.data-dir"));
    }
    if (!info.raftAddress().equals(address)) {
      return Optional.of(
          new MembershipChangeException(
              Code.UNREACHABLE,
              info.nodeId()
                  + " announces the Raft address "
                  + info.raftAddress()
                  + ", not "
                  + address
                  + "; join it with that address"));
    }
    SortedSet<String> missing = new TreeSet<>(tables.operations().enabled());
    missing.removeAll(info.operations());
    if (!missing.isEmpty()) {
      return Optional.of(
          new MembershipChangeException(
              Code.VERSION_MISMATCH,
              info.nodeId()
                  + " lacks enabled operations "
                  + missing
                  + "; start it with the handlers of the other nodes"));
    }
    if (info.minProtocol() > Tables.MAX_FEATURE_LEVEL
        || info.maxFeatureLevel() < tables.featureLevel()) {
      return Optional.of(
          new MembershipChangeException(
              Code.VERSION_MISMATCH,
              info.nodeId()
                  + " knows feature level "
                  + info.maxFeatureLevel()
                  + " and the cluster is at "
                  + tables.featureLevel()
                  + "; upgrade it"));
    }
    return Optional.empty();
  }
}
