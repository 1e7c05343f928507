/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.helidon.webserver.ConnectionContext;

/** Where calls report that they begin. */
@FunctionalInterface
public interface Exchanges {
  /**
   * The headers of a request have arrived on a connection.
   *
   * @param left what to run if the connection ends before the call
   */
  Exchange begin(ConnectionContext connection, Runnable left);
}
