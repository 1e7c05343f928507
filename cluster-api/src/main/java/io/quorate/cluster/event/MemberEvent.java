/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

import io.quorate.cluster.Member;

/** An event about a member of the view; it does not change who votes. */
public sealed interface MemberEvent extends ClusterEvent
    permits MemberJoined, MemberLeft, MemberFailed {
  /** The member as it was last known. */
  Member member();
}
