/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The longest time in which no client on a surviving node got an acknowledgement. */
public final class Gap {
  private Gap() {}

  /**
   * Measures in journals.
   *
   * @param journals of clients on surviving nodes
   * @param from when the fault was made, by the clients' clock
   * @param within how long after it to look; what comes later has other reasons
   * @return the longest interval that begins at the fault or later; the whole of {@code within}
   *     when nothing was acknowledged
   */
  public static Duration longest(List<Path> journals, long from, Duration within) {
    LongStream.Builder acks = LongStream.builder();
    for (Path journal : journals) {
      JournalReader.read(
          journal,
          note -> {
            if (note.kind() == Note.Kind.ACK) {
              acks.add(note.nanos());
            }
          });
    }
    return longest(acks.build().toArray(), from, within);
  }

  static Duration longest(long[] ackNanos, long from, Duration within) {
    long[] times =
        Arrays.stream(ackNanos)
            .map(nanos -> nanos - from)
            .filter(nanos -> nanos > 0 && nanos <= within.toNanos())
            .sorted()
            .toArray();
    if (times.length == 0) {
      return within;
    }
    long longest = 0;
    long last = 0;
    for (long time : times) {
      longest = Math.max(longest, time - last);
      last = time;
    }
    return Duration.ofNanos(longest);
  }
}
