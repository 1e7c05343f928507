/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts outcomes and latencies of all clients of this node. Safe for use from any thread. */
final class LoadFigures {
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Recorder latencies = new Recorder(2);

  void acknowledged(long nanos) {
    acknowledged.increment();
    latencies.recordValue(nanos / 1_000);
  }

  void unknown() {
    unknown.increment();
  }

  void refused() {
    refused.increment();
  }

  /** The counts since the start, and the latencies in microseconds since the last report. */
  synchronized Map<String, Object> report() {
    Histogram interval = latencies.getIntervalHistogram();
    ByteBuffer buffer = ByteBuffer.allocate(interval.getNeededByteBufferCapacity());
    int length = interval.encodeIntoCompressedByteBuffer(buffer);
    return Map.of(
        "acknowledged", acknowledged.sum(),
        "unknown", unknown.sum(),
        "refused", refused.sum(),
        "latencies",
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(buffer.array(), length)));
  }
}
