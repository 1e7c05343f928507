/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.examples.driver.load.Outcome;
import io.quorate.examples.driver.load.TransferOrder;
import io.quorate.examples.driver.load.Transfers;
import io.quorate.examples.ledger.Receipt;
import io.quorate.examples.ledger.Transfer;
import java.util.concurrent.CompletionException;

/** Makes transfers by this node's own {@link Cluster}. */
final class ClusterTransfers implements Transfers {
  private final Cluster cluster;

  ClusterTransfers(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Outcome make(TransferOrder order) {
    Transfer transfer = new Transfer(order.id(), order.from(), order.to(), order.cents());
    try {
      Receipt receipt =
          cluster.appWrite("transfer", transfer, Receipt.class).toCompletableFuture().join();
      return Outcome.acknowledged(receipt.number());
    } catch (CompletionException e) {
      return outcome(e.getCause() == null ? e : e.getCause());
    } catch (ClusterException e) {
      return outcome(e);
    }
  }

  private static Outcome outcome(Throwable failure) {
    if (!(failure instanceof ClusterException known)) {
      return Outcome.unknown(failure.getClass().getSimpleName());
    }
    String code = known.code().name();
    return known instanceof OutcomeUnknownException ? Outcome.unknown(code) : Outcome.refused(code);
  }
}
