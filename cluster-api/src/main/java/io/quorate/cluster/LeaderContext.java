/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.Optional;

/** What an {@link OnLeader} method may know besides its payload. Immutable. */
public interface LeaderContext {
  /** The id of the node that runs the method. */
  String nodeId();

  /** The leader's term when the method began (Raft §5.1). */
  long term();

  /**
   * A token that grows with every change of leadership, to be checked by whatever the method acts
   * upon outside the cluster.
   */
  FencingToken fencingToken();

  /** Who called, if the caller said so by {@link CallOptions#caller()}. */
  Optional<String> caller();

  /** Whether this node still believes to lead in the term in which the method began. */
  boolean stillLeader();
}
