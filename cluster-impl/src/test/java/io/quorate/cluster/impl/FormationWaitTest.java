/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.discovery.Found;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormationWaitTest {
  private static final Optional<Found> LIST = found("n2.example:7946");
  private static final Optional<Found> OTHER = found("n3.example:7946");
  private static final Optional<Doubt> NONE = Optional.empty();
  private static final Optional<Doubt> UNKNOWN = Optional.of(new Doubt("not looked up", false));
  private static final Optional<Doubt> ABSENT = Optional.of(new Doubt("no such host", true));

  private final FormationWait wait = new FormationWait();
  private long now = Long.MAX_VALUE - 1; // the clock may overflow

  private static Optional<Found> found(String name) {
    return Optional.of(new Found(Set.of(), Set.of(name), true));
  }

  /** After so long, a moment before it, and then a moment after it. */
  private void assertWaits(
      Duration time, Optional<Found> found, boolean fixed, Optional<Doubt> doubt) {
    now += time.toNanos();
    assertFalse(wait.isOver(now, found, fixed, doubt));
    now++;
    assertTrue(wait.isOver(now, found, fixed, doubt));
  }

  private void look(Optional<Found> found, boolean fixed, Optional<Doubt> doubt) {
    now += Duration.ofHours(1).toNanos();
    assertFalse(wait.isOver(now, found, fixed, doubt));
  }

  @Test
  void seeds_haveTheirTimeFromTheFirstLookOn() {
    look(LIST, true, NONE);
    assertWaits(FormationWait.SEEDS, LIST, true, NONE);
  }

  @Test
  void aListThatMayChange_hasItsTimeFromItsLastChangeOn() {
    look(LIST, false, NONE);
    look(OTHER, false, NONE);
    assertWaits(FormationWait.CHANGED, OTHER, false, NONE);
  }

  @Test
  void seedsWhoseAddressesAreKnownLate_haveTheTimeOfAListThatChanges() {
    look(LIST, true, UNKNOWN);
    look(LIST, true, UNKNOWN);
    look(OTHER, true, UNKNOWN);
    assertWaits(FormationWait.CHANGED, OTHER, true, NONE);
  }

  @Test
  void hostsThatDoNotExist_haveTheLongestTime_fromWhenThatIsKnown() {
    look(LIST, true, ABSENT);
    look(LIST, true, UNKNOWN);
    look(LIST, true, ABSENT);
    assertWaits(FormationWait.ABSENT, LIST, true, ABSENT);
  }

  @Test
  void hostThatExistsInTheEnd_isGivenTimeToAnswer() {
    look(LIST, true, ABSENT);
    look(OTHER, true, NONE);
    assertWaits(FormationWait.CHANGED, OTHER, true, NONE);
  }
}
