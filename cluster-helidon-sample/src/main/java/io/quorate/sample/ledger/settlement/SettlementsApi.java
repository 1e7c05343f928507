/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.settlement;

import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.sample.ledger.DeclinedException;

/** What can be done with settlements. */
public interface SettlementsApi {
  /** Settles what has moved since the last run, on the leader; the last run if nothing has. */
  @OnLeader("settle")
  default Settlement settle() throws DeclinedException {
    throw new UnsupportedOperationException("the handler's method has a parameter more");
  }

  /** Writes a run down, if it follows the last one. */
  @OnWrite("record-settlement")
  Settlement record(Settlement settlement) throws DeclinedException;

  /** The last run. */
  @OnRead("last-settlement")
  Settlement last();
}
