/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import java.util.List;

/**
 * What came of holding deliveries against publishers' journals.
 *
 * @param published how many messages publishers were promised
 * @param delivered how many deliveries there were on all nodes
 * @param repeated how many of them were of messages that the node had been given before; each at
 *     the start of a process, or it counts as disordered too
 * @param missing how many messages a node was never given
 * @param disordered how many came out of order
 * @param different how many are another message on another node, elsewhere than promised, there
 *     twice, or there though refused
 * @param faults the first of these faults in words
 */
public record DeliveryVerdict(
    long published,
    long delivered,
    long repeated,
    long missing,
    long disordered,
    long different,
    List<String> faults) {
  /** Copies the list. */
  public DeliveryVerdict {
    faults = List.copyOf(faults);
  }

  /** Whether nothing is wrong; repetitions after a crash are not. */
  public boolean holds() {
    return missing + disordered + different == 0;
  }

  @Override
  public String toString() {
    return "published=%d delivered=%d repeated=%d missing=%d disordered=%d different=%d"
            .formatted(published, delivered, repeated, missing, disordered, different)
        + (faults.isEmpty() ? "" : "\n  " + String.join("\n  ", faults));
  }
}
