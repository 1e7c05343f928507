/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

/**
 * One of the first voters.
 *
 * @param nodeId its id
 * @param incarnation its storage
 * @param raftAddress where its log is reached
 */
public record Founder(String nodeId, String incarnation, String raftAddress) {
  /** Wherever it is reached. */
  boolean isSameStorage(Founder other) {
    return nodeId.equals(other.nodeId) && incarnation.equals(other.incarnation);
  }
}
