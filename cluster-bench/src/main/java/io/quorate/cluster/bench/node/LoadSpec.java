/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.BenchSystem;
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
    Optional<ReadKind> read,
    boolean direct,
    int callers,
    Duration ramp,
    Duration window,
    int payload) {

  private static final String WRITE = "WRITE";
  private static final String DIRECT = "WRITE_DIRECT";

  /** Writes, the way the system offers them to an application. */
  public static LoadSpec writes(int callers, Duration ramp, Duration window, int payload) {
    return new LoadSpec(Optional.empty(), false, callers, ramp, window, payload);
  }

  /** The same writes by {@link BenchSystem#writeDirect}. */
  public LoadSpec past() {
    return new LoadSpec(read, true, callers, ramp, window, payload);
  }

  /** The form in which the coordinator sends it. */
  public String format() {
    return "workload="
        + read.map(ReadKind::name).orElse(direct ? DIRECT : WRITE)
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
        workload.startsWith(WRITE) ? Optional.empty() : Optional.of(ReadKind.valueOf(workload)),
        workload.equals(DIRECT),
        fields.number("callers"),
        Duration.ofMillis(fields.number("ramp")),
        Duration.ofMillis(fields.number("window")),
        fields.number("payload"));
  }
}
