/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.ReadKind;
import java.time.Duration;
import java.util.Optional;

/**
 * One run of load.
 *
 * @param read the kind of read, or empty for writes
 * @param callers how many callers there are; each awaits its reply before it calls again
 * @param ramp load before the figures begin
 * @param window how long figures are taken
 * @param payload bytes of one write
 */
public record LoadSpec(
    Optional<ReadKind> read, int callers, Duration ramp, Duration window, int payload) {

  /** The form in which the coordinator sends it. */
  public String format() {
    return "workload="
        + read.map(ReadKind::name).orElse("WRITE")
        + " callers="
        + callers
        + " ramp="
        + ramp.toMillis()
        + " window="
        + window.toMillis()
        + " payload="
        + payload;
  }

  /** Reads what {@link #format} wrote. */
  public static LoadSpec parse(String text) {
    Fields fields = Fields.parse(text);
    String workload = fields.text("workload");
    return new LoadSpec(
        workload.equals("WRITE") ? Optional.empty() : Optional.of(ReadKind.valueOf(workload)),
        fields.number("callers"),
        Duration.ofMillis(fields.number("ramp")),
        Duration.ofMillis(fields.number("window")),
        fields.number("payload"));
  }
}
