/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.helidon.webserver.ConnectionContext;
import java.util.concurrent.Semaphore;

/** Places that all connections share. */
record SharedPlaces(Semaphore places) implements Places {
  @Override
  public boolean take(ConnectionContext connection) {
    return places.tryAcquire();
  }

  @Override
  public void giveBack(ConnectionContext connection) {
    places.release();
  }

  @Override
  public String full() {
    return "too many calls are waiting on this node";
  }
}
