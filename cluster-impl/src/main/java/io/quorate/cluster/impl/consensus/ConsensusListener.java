/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * What consensus tells the node. Called on engine threads; implementations must return quickly and
 * never throw.
 */
public interface ConsensusListener {
  /** Leader, term or role may have changed: look at {@link Consensus#view()}. */
  void changed();

  /** This node is now part of the cluster with this identity. */
  void groupAdded(UUID clusterId);

  /** The engine cannot go on, for example because the disk failed. */
  void failed(String reason, Throwable cause);

  /** Another node calls this one; the answer is sent back. */
  CompletableFuture<byte[]> called(byte[] request);
}
