/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeDigestTest {
  private static final long SESSION = 0x1122334455667788L;

  @Test
  void digests_areAsEver() {
    byte[] result = new byte[19];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) (i + 1);
    }
    long digest = OutcomeDigest.digest(0, 1, SESSION, 0, new Outcome.Success(result));
    assertDigest(0x39544E0170B60093L, digest);
    Outcome error = new Outcome.HandlerError("com.example.Insufficient", "any", "INSUFFICIENT");
    digest = OutcomeDigest.digest(digest, 1, SESSION, 1, error);
    assertDigest(0x80B23F33CBC8A3BFL, digest);
    digest = OutcomeDigest.digest(digest, 2, -1, 0, new Outcome.Refused((byte) 0xFE, "any"));
    assertDigest(0x5329048A5B7C46B3L, digest);
    digest = OutcomeDigest.digest(digest, 3, -1, 1, new Outcome.Success(new byte[0]));
    assertDigest(0xD4CA9ACF7FC48733L, digest);
  }

  @Test
  void textForPeople_doesNotCount() {
    assertEquals(
        digest(new Outcome.HandlerError("T", "one", "c")),
        digest(new Outcome.HandlerError("T", "two", "c")));
    assertEquals(
        digest(new Outcome.Refused((byte) 1, "one")), digest(new Outcome.Refused((byte) 1, "two")));
  }

  @Test
  void everythingElse_counts() {
    Set<Long> digests = new HashSet<>();
    Outcome outcome = new Outcome.Success(new byte[8]);
    digests.add(OutcomeDigest.digest(0, 0, 0, 0, outcome));
    digests.add(OutcomeDigest.digest(1, 0, 0, 0, outcome));
    digests.add(OutcomeDigest.digest(0, 1, 0, 0, outcome));
    digests.add(OutcomeDigest.digest(0, 0, 1, 0, outcome));
    digests.add(OutcomeDigest.digest(0, 0, 0, 1, outcome));
    digests.add(digest(new Outcome.Success(new byte[7])));
    digests.add(digest(new Outcome.HandlerError("T", "", "c")));
    digests.add(digest(new Outcome.HandlerError("U", "", "c")));
    digests.add(digest(new Outcome.HandlerError("T", "", "d")));
    digests.add(digest(new Outcome.HandlerError("Tc", "", "")));
    digests.add(digest(new Outcome.Refused((byte) 1, "")));
    digests.add(digest(new Outcome.Refused((byte) 2, "")));
    assertEquals(12, digests.size());
  }

  @Test
  void oneBitOfTheResult_changesAboutHalfOfTheDigest() {
    Random random = new Random(1);
    int changed = 0;
    int trials = 2_000;
    for (int i = 0; i < trials; i++) {
      byte[] result = new byte[1 + random.nextInt(64)];
      random.nextBytes(result);
      long before = digest(new Outcome.Success(result));
      byte[] other = result.clone();
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
      long after = digest(new Outcome.Success(other));
      assertNotEquals(before, after);
      changed += Long.bitCount(before ^ after);
    }
    double average = (double) changed / trials;
    assertTrue(average > 30 && average < 34, "average bits changed: " + average);
  }

  private static long digest(Outcome outcome) {
    return OutcomeDigest.digest(0, 0, 0, 0, outcome);
  }

  private static void assertDigest(long golden, long actual) {
    assertEquals(
        Long.toHexString(golden),
        Long.toHexString(actual),
        "nodes of different versions would halt each other, see docs/design/0002-formats.md");
  }
}
