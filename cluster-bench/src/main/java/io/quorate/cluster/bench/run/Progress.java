/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.ContractCost;
import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Measurement;
import io.quorate.cluster.bench.node.LoadResult;

/** Is told how far the campaign has come. */
public interface Progress {
  /** Something begins. */
  void phase(String text);

  /** Calls failed where nothing is measured yet. */
  void disturbed(LoadResult load);

  /** A figure was taken. */
  void measured(Measurement measurement);

  /** The memory of a node was looked at. */
  void sampled(Footprint.Sample sample);

  /** The contract stood beside the cluster's own call. */
  void compared(ContractCost cost);

  /** A follower came back. */
  void caughtUp(CatchUp catchUp);
}
