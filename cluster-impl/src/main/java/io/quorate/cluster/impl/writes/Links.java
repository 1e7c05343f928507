/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.consensus.Peer;
import java.util.concurrent.CompletableFuture;

/** Calls to other nodes, as the write path needs them. */
public interface Links {
  /** Calls a node; see {@link CallKind}. */
  CompletableFuture<byte[]> call(Peer target, CallKind kind, byte[] body);
}
