/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Time moves by hand: idle 30 s, transfer 10 s. */
class ExchangeClockTest {
  private long now;
  private final ExchangeClock clock =
      new ExchangeClock(Fixture.settings(0, 1, 1, Duration.ofSeconds(10)), () -> now);

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void idleConnection_mayStayForTheIdleTimeout() {
    pass(30);
    assertFalse(clock.overdue());
    pass(1);
    assertTrue(clock.overdue());
  }

  @Test
  void receiving_isBoundedFromItsFirstByte_howeverManyFollow() {
    pass(29);
    clock.arrived(1);
    pass(9);
    clock.reading();
    clock.arrived(1);
    assertFalse(clock.overdue());
    pass(2);
    assertTrue(clock.overdue());
  }

  @Test
  void handling_hasNoBoundHere() {
    clock.arrived(1);
    clock.handling();
    pass(1_000);
    assertFalse(clock.overdue());
  }

  @Test
  void afterTheReply_theNextRequestStartsAnew() {
    clock.arrived(1);
    clock.handling();
    clock.sending();
    assertFalse(clock.idle());
    pass(9);
    clock.reading();
    assertTrue(clock.idle());
    pass(29);
    assertFalse(clock.overdue());
    clock.arrived(1);
    pass(9);
    assertFalse(clock.overdue());
  }

  @Test
  void moreBytesThanAnyRequestNeeds_areTooMany() {
    assertTrue(clock.arrived((int) Fixture.MAX_BODY * 6));
    assertFalse(clock.arrived(1_000_000));
  }
}
