/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.Operation;
import java.time.Duration;

/**
 * One run of load.
 *
 * @param run its number; a later load of the same nodes has a higher one
 * @param callers how many callers there are; each awaits its reply before it calls again
 * @param ramp load before the figures begin
 * @param window how long figures are taken
 * @param payload bytes of one write or message
 */
public record LoadSpec(
    int run, Operation operation, int callers, Duration ramp, Duration window, int payload) {

  /** The form in which the coordinator sends it. */
  public String format() {
    return "run="
        + run
        + " operation="
        + operation.name()
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
    return new LoadSpec(
        fields.number("run"),
        Operation.valueOf(fields.text("operation")),
        fields.number("callers"),
        Duration.ofMillis(fields.number("ramp")),
        Duration.ofMillis(fields.number("window")),
        fields.number("payload"));
  }
}
