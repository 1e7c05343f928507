/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.founding.FoundingPeers.Seen;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
  private static Seen voter(String id, OptionalInt expects) {
    return new Seen(new Founder(id, "i", id + ":1"), true, expects, Optional.empty());
  }

  private static Seen voter(String id, int expects) {
    return voter(id, OptionalInt.of(expects));
  }

  private static Expectations three(Seen... seen) {
    return new Expectations(3, List.of(seen));
  }

  private static void assertWaits(String expected, Expectations expectations) {
    assertEquals(Optional.of(expected), expectations.waiting("n1"));
  }

  @Test
  void missingOnes_areCounted_andThoseWithoutANumberAreNamed() {
    assertWaits(
        "n1 waits for 3 nodes with quorate.bootstrap-expect=3: n1 seen; start those that are"
            + " missing",
        three(voter("n1", 3)));
    assertWaits(
        "n1 waits for 3 nodes with quorate.bootstrap-expect=3: n1, n2 seen; n0, n9 expects none;"
            + " start those that are missing, or set it on n0, n9",
        three(voter("n9", 0), voter("n2", 3), voter("n1", 3), voter("n0", 0)));
  }

  @Test
  void olderVersions_count_andAreNamed() {
    Expectations expectations = three(voter("n0", OptionalInt.empty()), voter("n1", 3));
    assertWaits(
        "n1 waits for 3 nodes with quorate.bootstrap-expect=3: n0, n1 seen; n0 does not tell its"
            + " number (an older version); start those that are missing",
        expectations);
    assertEquals(List.of("n0", "n1"), expectations.candidates().map(Founder::nodeId).toList());
    assertFalse(expectations.differ());
  }

  @Test
  void otherNumbers_holdAll_andAreNamed() {
    Expectations expectations = three(voter("n1", 3), voter("n5", 1), voter("n4", 2));
    assertTrue(expectations.differ());
    assertWaits(
        "n1 forms no cluster while numbers differ: it has quorate.bootstrap-expect=3, n4 expects 2,"
            + " n5 expects 1 (quorate.bootstrap=true counts as 1); set the same number on all, or"
            + " stop those that are not to form the cluster",
        expectations);
  }

  @Test
  void numberOfANodeThatNeverFounds_isOfNoAccount() {
    Seen client =
        new Seen(new Founder("n5", "i", "n5:1"), false, OptionalInt.of(5), Optional.empty());
    Expectations expectations = three(voter("n1", 3), client);
    assertFalse(expectations.differ());
    assertEquals(List.of("n1"), expectations.candidates().map(Founder::nodeId).toList());
  }

  @Test
  void enough_haveToAgree() {
    assertWaits(
        "n1 waits until n1, n2, n3, seen with quorate.bootstrap-expect=3, agree to form a cluster",
        three(voter("n0", 0), voter("n1", 3), voter("n2", 3), voter("n3", 3), voter("n4", 3)));
  }

  @Test
  void whereAClusterIsSeen_nobodyWaits() {
    Seen member =
        new Seen(
            new Founder("n2", "i", "n2:1"), true, OptionalInt.of(5), Optional.of(new UUID(1, 2)));
    Expectations expectations = three(voter("n1", 3), member);
    assertEquals(Optional.empty(), expectations.waiting("n1"));
    assertFalse(expectations.differ());
  }
}
