/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.node.ArrivalLog;
import java.util.Arrays;
import java.util.List;

/**
 * How long messages took from the publish call to the handler of the node that got them last.
 *
 * @param messages those that were published within the window and came to all nodes
 * @param messagesPerSecond the same in a second, from the beginning of the window until the last of
 *     them had come to the last node
 */
public record EndToEnd(
    long messages, double messagesPerSecond, double p50Micros, double p99Micros, double maxMicros) {
  /** Of what each node saw, for messages whose publish call was made at that time or later. */
  public static EndToEnd of(List<ArrivalLog> nodes, long from) {
    int end = nodes.stream().mapToInt(ArrivalLog::size).min().orElse(0);
    long[] latencies = new long[end];
    int count = 0;
    long last = from;
    for (int number = 0; number < end; number++) {
      long latest = latest(nodes, number, from);
      if (latest != 0) {
        latencies[count++] = latest - nodes.get(0).started(number);
        last = Math.max(last, latest);
      }
    }
    long[] sorted = Arrays.copyOf(latencies, count);
    Arrays.sort(sorted);
    return new EndToEnd(
        count,
        last == from ? 0 : count * 1e9 / (last - from),
        micros(sorted, 50),
        micros(sorted, 99),
        micros(sorted, 100));
  }

  /** When the last node got the message; 0 if one did not, or if it is not to be counted. */
  private static long latest(List<ArrivalLog> nodes, int number, long from) {
    long latest = 0;
    for (ArrivalLog node : nodes) {
      if (node.arrived(number) == 0 || node.started(number) < from) {
        return 0;
      }
      latest = Math.max(latest, node.arrived(number));
    }
    return latest;
  }

  private static double micros(long[] sorted, int percentile) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percentile / 100.0 * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / 1000.0;
  }
}
