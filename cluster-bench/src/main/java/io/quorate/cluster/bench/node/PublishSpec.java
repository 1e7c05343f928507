/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

/**
 * A number of messages to publish.
 *
 * @param run the number of the load that they belong to
 * @param callers how many of them are on their way at any time
 * @param leastBytes of one message; sizes are spread evenly up to the most
 */
public record PublishSpec(int run, int count, int callers, int leastBytes, int mostBytes) {
  /** The form in which the coordinator sends it. */
  public String format() {
    return "run=%d count=%d callers=%d least=%d most=%d"
        .formatted(run, count, callers, leastBytes, mostBytes);
  }

  /** Reads what {@link #format} wrote. */
  public static PublishSpec parse(String text) {
    Fields fields = Fields.parse(text);
    return new PublishSpec(
        fields.number("run"),
        fields.number("count"),
        fields.number("callers"),
        fields.number("least"),
        fields.number("most"));
  }
}
