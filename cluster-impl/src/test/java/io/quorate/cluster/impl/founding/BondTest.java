/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.impl.founding.FoundingPeers.Seen;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BondTest {
  private static final UUID CLUSTER = new UUID(1, 2);
  private static final Charter CHARTER =
      new Charter(CLUSTER, "n1", Stream.of("n1", "n2", "n3").map(BondTest::founder).toList());

  private static Founder founder(String id) {
    return new Founder(id, "i", id + ":1");
  }

  private static Seen seen(String id, Optional<UUID> cluster) {
    return new Seen(founder(id), true, OptionalInt.of(3), cluster);
  }

  private static Bond seeing(String... ids) {
    return new Bond(CHARTER, Stream.of(ids).map(id -> seen(id, Optional.empty())).toList());
  }

  @Test
  void founderWhoseProposerIsAway_namesIt_andTheWayOut() {
    assertEquals(
        Optional.of(
            "n2 is bound to cluster "
                + CLUSTER
                + " of n1, n2, n3, proposed by n1, which is not seen; start n1 again, with any"
                + " disk, or, where none of these is in a cluster, stop the others and start them"
                + " with empty data directories"),
        seeing("n2", "n3").waiting("n2"));
  }

  @Test
  void proposer_namesWhoIsAway() {
    assertEquals(
        Optional.of(
            "n1 has proposed cluster "
                + CLUSTER
                + " of n1, n2, n3 and waits for n2, n3, not seen; start what is missing, with any"
                + " disk"),
        seeing("n1", "n4").waiting("n1"));
  }

  @Test
  void whereNobodyIsAway_orAClusterIsSeen_nothingIsWaitedFor() {
    assertEquals(Optional.empty(), seeing("n1", "n2").waiting("n2"));
    assertEquals(Optional.empty(), seeing("n1", "n2", "n3").waiting("n1"));
    Seen member = seen("n9", Optional.of(new UUID(3, 4)));
    assertEquals(
        Optional.empty(),
        new Bond(CHARTER, List.of(seen("n2", Optional.empty()), member)).waiting("n2"));
  }
}
