/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

/** Where the application's node is between its start and its end. */
public enum NodePhase {
  /** {@code quorate.enabled} is false: there is no node and there will be none. */
  DISABLED,
  /** The application has not started its node yet, or is about to. */
  STARTING,
  /** The node runs; whether it knows a leader is another matter. */
  RUNNING,
  /** The node could not be started. */
  FAILED,
  /** The application ended, and its node with it. */
  STOPPED
}
