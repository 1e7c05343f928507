/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DenialLimitTest {
  private final AtomicLong nanos = new AtomicLong();
  private final DenialLimit limit = new DenialLimit(nanos::get);

  private int deniedUntilRefused(String caller) {
    int denied = 0;
    while (limit.admits(caller) && denied < 10 * DenialLimit.BURST) {
      limit.denied(caller);
      denied++;
    }
    return denied;
  }

  @Test
  void aBurstIsLookedAt_thenSoManyASecond() {
    assertEquals(DenialLimit.BURST, deniedUntilRefused("a"));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertEquals(DenialLimit.RATE, deniedUntilRefused("a"));
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertEquals(DenialLimit.BURST, deniedUntilRefused("a"));
  }

  @Test
  void othersDoNotWait() {
    int unused = deniedUntilRefused("a");
    assertFalse(limit.admits("a"));
    assertTrue(limit.admits("b"));
  }

  @Test
  void whoHasWaitedLongEnough_isForgotten() {
    limit.denied("a");
    assertEquals(1, limit.size());
    assertTrue(limit.admits("a"));
    assertEquals(1, limit.size());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertTrue(limit.admits("a"));
    assertEquals(0, limit.size());
  }

  @Test
  void addressesWithoutEnd_takeNoMemoryWithoutEnd() {
    int unused = deniedUntilRefused("guesser");
    for (int i = 0; i < DenialLimit.MAX_CALLERS; i++) {
      limit.denied("other " + i);
      assertFalse(limit.admits("guesser"), "who is still there is not forgotten first");
    }
    assertEquals(DenialLimit.MAX_CALLERS, limit.size());
  }

  @Test
  void portsOfOneAddress_areOneCaller() {
    assertEquals("127.0.0.1", DenialLimit.caller("/127.0.0.1:5000", List.of()));
    assertEquals("127.0.0.1", DenialLimit.caller("localhost/127.0.0.1:5001", List.of()));
    assertEquals(
        DenialLimit.caller("/[2001:db8:0:1:0:0:0:1]:5000", List.of()),
        DenialLimit.caller("/[2001:db8:0:1:a:b:c:d]:5001", List.of()));
    assertNotEquals(
        DenialLimit.caller("/[2001:db8:0:1:0:0:0:1]:5000", List.of()),
        DenialLimit.caller("/[2001:db8:0:2:0:0:0:1]:5000", List.of()));
    assertEquals("", DenialLimit.caller("null", List.of()));
  }

  @Test
  void certificates_areCallersOfTheirOwn() {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    var authority = CertificateAuthority.create("authority", now.minus(day), now.plus(day));
    var request = CertificateRequest.client("ann", now.minus(day), now.plus(day));
    var one = List.of(authority.issue(request).certificate());
    var other = List.of(authority.issue(request).certificate());
    String caller = DenialLimit.caller("/127.0.0.1:1", one);
    assertEquals(caller, DenialLimit.caller("/127.0.0.1:2", one));
    assertNotEquals(caller, DenialLimit.caller("/127.0.0.2:1", one));
    assertNotEquals(caller, DenialLimit.caller("/127.0.0.1:1", other), "of the same name");
    assertNotEquals(caller, DenialLimit.caller("/127.0.0.1:1", List.of()));
  }
}
