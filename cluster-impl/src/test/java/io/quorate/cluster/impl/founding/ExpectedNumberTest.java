/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedNumberTest {
  /** Other versions of the product read this: it never changes. */
  @Test
  void word_isGolden() {
    assertEquals("expects-0", ExpectedNumber.word(0));
    assertEquals("expects-15", ExpectedNumber.word(15));
  }

  @Test
  void word_isReadAmongRoles_andRolesAreReadBesideIt() {
    Set<String> announced = Set.of("voter", ExpectedNumber.word(3));
    assertEquals(OptionalInt.of(3), ExpectedNumber.of(announced));
    assertEquals(AnnouncedRole.VOTER, AnnouncedRole.of(announced));
  }

  @Test
  void olderVersionsAndStrangeWords_tellNoNumber() {
    assertEquals(OptionalInt.empty(), ExpectedNumber.of(Set.of("voter")));
    assertEquals(
        OptionalInt.empty(),
        ExpectedNumber.of(Set.of("expects-", "expects--1", "expects-x", "expects-99999999999")));
  }
}
