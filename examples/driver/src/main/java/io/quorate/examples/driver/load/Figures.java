/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.load;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts acknowledgements and latencies of all clients. Safe for use from any thread. */
public final class Figures {
  private final LongAdder acknowledged = new LongAdder();
  private final Recorder latencies = new Recorder(2);

  void acknowledged(long nanos) {
    acknowledged.increment();
    latencies.recordValue(nanos / 1_000);
  }

  /** How many transfers were acknowledged so far. */
  public long acknowledged() {
    return acknowledged.sum();
  }

  /** The latencies in microseconds since the last call. */
  public Histogram interval() {
    return latencies.getIntervalHistogram();
  }
}
