/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicPatternTest {
  private static boolean matches(String pattern, String topic) {
    return new TopicPattern(pattern).matches(topic);
  }

  @Test
  void name_isItself() {
    assertTrue(matches("prices.eur", "prices.eur"));
    assertFalse(matches("prices.eur", "prices.usd"));
    assertTrue(new TopicPattern("prices.eur").isName());
  }

  @Test
  void star_isOneSegment() {
    assertTrue(matches("prices.*", "prices.eur"));
    assertFalse(matches("prices.*", "prices"));
    assertFalse(matches("prices.*", "prices.eur.far"));
    assertTrue(matches("*.eur", "prices.eur"));
    assertTrue(matches("*", "prices"));
  }

  @Test
  void twoStars_areOneSegmentOrMore() {
    assertTrue(matches("prices.**", "prices.eur"));
    assertTrue(matches("prices.**", "prices.eur.far"));
    assertFalse(matches("prices.**", "prices"));
    assertTrue(matches("**", "prices"));
  }

  @Test
  void whatIsNoTopic_isRefusedByNameAndWayOut() {
    for (String text :
        List.of("", ".", "a.", ".a", "a..b", "a b", "ä", "a/b", "a\n", "x".repeat(129))) {
      assertThrows(
          IllegalArgumentException.class, () -> TopicPattern.checkName(text), "name " + text);
      assertThrows(IllegalArgumentException.class, () -> new TopicPattern(text), text);
    }
    for (String text : List.of("**.a", "a*", "a.**.b", "***")) {
      assertThrows(IllegalArgumentException.class, () -> new TopicPattern(text), text);
    }
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> TopicPattern.checkName("a.*"));
    assertEquals(
        "\"a.*\" is no name of a topic; write segments of A-Z a-z 0-9 _ - divided by dots, such as"
            + " prices.eur",
        failure.getMessage());
  }

  @Test
  void longestNames_areAllowed_deadLettersOfThemToo() {
    String longest = "x".repeat(128);
    TopicPattern.checkName(longest);
    TopicPattern.checkName(TopicPattern.DEAD_LETTER + longest);
  }
}
