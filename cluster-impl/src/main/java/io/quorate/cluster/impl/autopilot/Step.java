/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

/** One change of the configuration that is due. */
public sealed interface Step {
  /** The node that it is about. */
  String nodeId();

  /** What it does, for people. */
  String about();

  /** A discovered member gets the log, and no vote yet. */
  record AddListener(String nodeId) implements Step {
    @Override
    public String about() {
      return "add " + nodeId + " as listener";
    }
  }

  /** A listener that has caught up gets its vote. */
  record Promote(String nodeId) implements Step {
    @Override
    public String about() {
      return "let " + nodeId + " vote";
    }
  }

  /** A node that was out of sight for long leaves. */
  record Remove(String nodeId) implements Step {
    @Override
    public String about() {
      return "remove " + nodeId;
    }
  }
}
