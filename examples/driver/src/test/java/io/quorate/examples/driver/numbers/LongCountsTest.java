/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongCountsTest {
  @Test
  void countsLikeAMap_alsoForZeroAndNegativeKeys() {
    LongCounts counts = new LongCounts();
    Map<Long, Integer> expected = new HashMap<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      long key = random.nextLong(-20_000, 20_000) << random.nextInt(40);
      assertEquals(expected.merge(key, 1, Integer::sum), counts.add(key));
    }
    assertEquals(expected.size(), counts.size());
    expected.forEach((key, count) -> assertEquals(count, counts.count(key)));
    assertEquals(0, counts.count(Long.MAX_VALUE));
  }
}
