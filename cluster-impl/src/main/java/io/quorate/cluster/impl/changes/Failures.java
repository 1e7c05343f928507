/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.MembershipChangeException;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** How changes fail. */
final class Failures {
  private Failures() {}

  static <T> CompletableFuture<T> refused(Code code, String message) {
    return CompletableFuture.failedFuture(new MembershipChangeException(code, message));
  }

  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** What a call to the leader has failed with, in the words of this node. */
  static ClusterException translated(Peer leader, Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof RemoteRefusal refusal) {
      return new MembershipChangeException(
          refusal.code(), String.valueOf(refusal.getMessage()), refusal);
    }
    return new MembershipChangeException(
        Code.UNREACHABLE,
        "the leader "
            + leader.nodeId()
            + " did not answer ("
            + cause.getMessage()
            + "); the change may still come about",
        cause);
  }
}
