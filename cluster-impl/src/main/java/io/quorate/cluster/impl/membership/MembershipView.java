/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.Comparator;
import java.util.List;

/**
 * The reachable members at one moment, this node included.
 *
 * <p>Only members whose information is known are listed, so nodes may differ for a moment on who is
 * in the view with the same id.
 *
 * @param id the view's number, which rises with every change of who is reachable
 * @param members sorted by node id
 */
public record MembershipView(long id, List<NodeInfo> members) {
  /** Sorts and copies the members. */
  public MembershipView {
    members = members.stream().sorted(Comparator.comparing(NodeInfo::nodeId)).toList();
  }
}
