/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.ConsensusListener;
import io.quorate.cluster.impl.membership.MembershipListener;
import io.quorate.cluster.impl.membership.NodeInfo;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Hears from consensus and membership; what it does is set when the node starts. */
final class NodeListener implements ConsensusListener, MembershipListener {
  private volatile @Nullable Reactions reactions;

  void reactions(Reactions value) {
    reactions = value;
  }

  @Override
  public void changed() {
    Reactions now = reactions;
    if (now != null) {
      now.changed();
    }
  }

  @Override
  public void groupAdded(UUID clusterId) {
    Reactions now = reactions;
    if (now != null) {
      now.groupAdded(clusterId);
    }
  }

  @Override
  public void failed(String reason, Throwable cause) {
    Reactions now = reactions;
    if (now != null) {
      now.failed(reason, cause);
    }
  }

  @Override
  public CompletableFuture<byte[]> called(byte[] request) {
    Reactions now = reactions;
    return now == null
        ? CompletableFuture.failedFuture(new IllegalStateException("starting"))
        : now.called(request);
  }

  @Override
  public void joined(NodeInfo node) {
    Reactions now = reactions;
    if (now != null) {
      now.joined(node);
    }
  }

  @Override
  public void left(NodeInfo node) {
    Reactions now = reactions;
    if (now != null) {
      now.left(node);
    }
  }

  @Override
  public void failed(NodeInfo node) {
    Reactions now = reactions;
    if (now != null) {
      now.failed(node);
    }
  }

  @Override
  public void updated(NodeInfo node) {
    changed();
  }

  @Override
  public void refused(String reason) {
    failed(reason, new IllegalStateException(reason));
  }

  @Override
  public void message(String from, byte kind, byte[] payload) {
    Reactions now = reactions;
    if (now != null) {
      now.message(from, kind, payload);
    }
  }
}
