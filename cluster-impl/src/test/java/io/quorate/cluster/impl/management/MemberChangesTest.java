/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.Member;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.event.ConfigurationChanged;
import io.quorate.cluster.event.ElectionStarted;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.MemberFailed;
import io.quorate.cluster.event.MemberJoined;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberChangesTest {
  private static final Member N2 =
      new Member("n2", "127.0.0.1:9521", Map.of(), Suffrage.NONE, true, 1);

  private final MemberChanges changes =
      new MemberChanges(Clock.fixed(Instant.parse("2026-11-01T10:20:30.400Z"), ZoneOffset.UTC));

  @Test
  void changes_areNumbered_andToldOnce() {
    changes.note(new MemberJoined(N2));
    changes.note(new ElectionStarted(3));
    changes.note(new LeaderChanged(Optional.empty(), Optional.of("n2"), 3));
    changes.note(new ConfigurationChanged(Set.of("n2", "n1"), Set.of()));
    changes.note(new MemberFailed(N2));
    assertEquals(
        List.of(
            "{number=1, time=2026-11-01T10:20:30.400Z, change=joined, id=n2, addr=127.0.0.1:9521}",
            "{number=2, time=2026-11-01T10:20:30.400Z, change=leader, id=n2, term=3}",
            "{number=3, time=2026-11-01T10:20:30.400Z, change=configuration, voters=[n1, n2],"
                + " listeners=[]}",
            "{number=4, time=2026-11-01T10:20:30.400Z, change=failed, id=n2, addr=127.0.0.1:9521}"),
        told(0));
    assertEquals(1, told(3).size());
    assertEquals(List.of(), told(4));
    assertEquals(4L, changes.after(4).get("lastChange"));
  }

  @Test
  void onlyTheLatest_areKept() {
    for (int i = 0; i < 1_000; i++) {
      changes.note(new MemberJoined(N2));
    }
    assertEquals(256, told(0).size());
    assertEquals(1_000L, changes.after(0).get("lastChange"));
  }

  private List<String> told(long after) {
    return ((List<?>) changes.after(after).get("changes")).stream().map(String::valueOf).toList();
  }
}
