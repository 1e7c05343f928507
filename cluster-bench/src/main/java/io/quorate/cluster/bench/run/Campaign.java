/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.model.Agreement;
import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.ContractCost;
import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Measurement;
import io.quorate.cluster.bench.model.Part;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.model.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One whole run: its parts after each other. */
public final class Campaign {
  private final Plan plan;
  private final Scratch scratch;
  private final Progress progress;

  /** A campaign that keeps its data in the scratch directory. */
  public Campaign(Plan plan, Scratch scratch, Progress progress) {
    this.plan = plan;
    this.scratch = scratch;
    this.progress = progress;
  }

  /** Runs everything; the processes are closed afterwards. */
  public Results run() throws IOException, InterruptedException {
    IdleCpu idleCpu = new IdleCpu();
    List<Measurement> measurements = new ArrayList<>();
    List<CatchUp> catchUps = new ArrayList<>();
    List<ContractCost> contractCosts = new ArrayList<>();
    List<Agreement> agreements = new ArrayList<>();
    for (Part part : List.of(Part.STATE, Part.TOPICS)) {
      PartRun.Found found = new PartRun(part, plan, scratch, progress, idleCpu).run();
      measurements.addAll(found.measurements());
      catchUps.addAll(found.catchUps());
      contractCosts.addAll(found.contractCosts());
      agreements.addAll(found.agreements());
    }
    Optional<Footprint> footprint =
        plan.systems(Part.MEMORY).isEmpty()
            ? Optional.empty()
            : Optional.of(new FootprintRun(plan, scratch, progress).run());
    progress.phase("closed");
    return new Results(
        plan.systems(),
        measurements,
        catchUps,
        contractCosts,
        agreements,
        footprint,
        idleCpu.percentages());
  }
}
