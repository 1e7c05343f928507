/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.settlement;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.FencingToken;
import io.quorate.cluster.LeaderContext;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.sample.ledger.DeclinedException;
import io.quorate.sample.ledger.Ledger;
import io.quorate.sample.ledger.LedgerApi;
import io.quorate.sample.ledger.Range;
import io.quorate.sample.ledger.Transfer;
import io.quorate.sample.ledger.TransferPage;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Sums up what has moved since the last time. The sum is made on the leader only and may take as
 * long as it likes; its result goes through the log, so that the next leader goes on from there.
 */
@ClusterHandler("settlements")
public class Settlements implements SettlementsApi {
  private final LedgerApi ledger;
  private final SettlementsApi settlements;
  private Settlement last = Settlement.NONE;

  /** Gets the contracts, not the handlers: what it calls are operations of the cluster. */
  @Inject
  public Settlements(LedgerApi ledger, SettlementsApi settlements) {
    this.ledger = ledger;
    this.settlements = settlements;
  }

  @OnLeader("settle")
  Settlement settle(LeaderContext context) {
    Settlement before = settlements.last();
    long upTo = before.upTo();
    long cents = 0;
    TransferPage page = ledger.transfers(new Range(upTo, Ledger.MAX_PAGE));
    while (!page.transfers().isEmpty()) {
      cents += page.transfers().stream().mapToLong(Transfer::cents).sum();
      upTo = page.next();
      page = ledger.transfers(new Range(upTo, Ledger.MAX_PAGE));
    }
    if (upTo == before.upTo()) {
      return before;
    }
    return settlements.record(
        new Settlement(before.number() + 1, upTo, cents, context.nodeId(), context.fencingToken()));
  }

  /** Two leaders may both have summed up; the one that is written first counts. */
  @Override
  public Settlement record(Settlement settlement) {
    if (settlement.number() != last.number() + 1
        || settlement.token().compareTo(last.token()) < 0) {
      throw new DeclinedException(
          "settlement %d of %s does not follow %d of %s"
              .formatted(settlement.number(), settlement.leader(), last.number(), last.leader()));
    }
    last = settlement;
    return settlement;
  }

  @Override
  public Settlement last() {
    return last;
  }

  @SaveSnapshot
  void save(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeLong(last.number());
    out.writeLong(last.upTo());
    out.writeLong(last.cents());
    out.writeUTF(last.leader());
    out.writeLong(last.token().epoch());
    out.writeLong(last.token().term());
    out.flush();
  }

  @LoadSnapshot
  void load(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    last =
        new Settlement(
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readUTF(),
            new FencingToken(in.readLong(), in.readLong()));
  }
}
