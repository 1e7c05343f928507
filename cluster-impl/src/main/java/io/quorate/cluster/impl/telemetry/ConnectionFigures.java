/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

/**
 * What a node has done with the gRPC connections on which it calls other nodes: one a peer, many
 * calls on it.
 *
 * @param dials connections opened
 * @param reuses calls that found theirs open
 * @param evictions connections given up because a call on them failed
 * @param active connections kept now
 */
public record ConnectionFigures(long dials, long reuses, long evictions, long active) {
  /** Nothing was done. */
  public static final ConnectionFigures NONE = new ConnectionFigures(0, 0, 0, 0);
}
