/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

/** Bounds one request in time; made when its headers have arrived. */
public interface Exchange {
  /** The request is complete. */
  void handling();

  /** The call is over. */
  void end();
}
