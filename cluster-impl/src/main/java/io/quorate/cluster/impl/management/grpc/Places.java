/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.helidon.webserver.ConnectionContext;
import java.util.concurrent.Semaphore;

/**
 * Places for calls of one kind; who finds none is refused at once. Safe for use from any thread.
 */
public sealed interface Places permits SharedPlaces, ConnectionPlaces {
  /** Takes a place for a call on a connection, and answers whether one was left. */
  boolean take(ConnectionContext connection);

  /** Gives a place back that was taken on this connection. */
  void giveBack(ConnectionContext connection);

  /** Why there is none left, for who is refused. */
  String full();

  /** Places that all connections share. Only for callers that are known: one may take them all. */
  static Places shared(Semaphore places) {
    return new SharedPlaces(places);
  }

  /** So many places for each connection, which nobody on another can take. */
  static Places ofEachConnection(int places) {
    return new ConnectionPlaces(places);
  }
}
