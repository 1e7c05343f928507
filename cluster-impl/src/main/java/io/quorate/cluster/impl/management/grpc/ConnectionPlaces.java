/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.helidon.webserver.ConnectionContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many places for each connection. Who holds all of one's keeps nobody else out. */
final class ConnectionPlaces implements Places {
  private final int places;
  private final Map<ConnectionContext, Integer> taken = new ConcurrentHashMap<>();

  ConnectionPlaces(int places) {
    this.places = places;
  }

  @Override
  public boolean take(ConnectionContext connection) {
    boolean[] got = new boolean[1];
    taken.compute(
        connection,
        (any, count) -> {
          int before = count == null ? 0 : count;
          got[0] = before < places;
          return got[0] ? Integer.valueOf(before + 1) : count;
        });
    return got[0];
  }

  @Override
  public void giveBack(ConnectionContext connection) {
    taken.computeIfPresent(connection, (any, count) -> count == 1 ? null : count - 1);
  }

  @Override
  public String full() {
    return "a connection may have "
        + places
        + " calls of this kind at once; end one, or open another connection";
  }
}
