/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.autopilot.Autopilot;
import io.quorate.cluster.impl.autopilot.AutopilotSettings;
import io.quorate.cluster.impl.autopilot.Plan;
import io.quorate.cluster.impl.autopilot.ServerFacts;
import io.quorate.cluster.impl.autopilot.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code GET /v1/autopilot} says of a plan, to the letter. */
class AutopilotJsonTest {
  private static final Duration DEAD_AFTER = Duration.ofMinutes(10);
  private static final List<ServerFacts> SERVERS =
      List.of(
          facts("n1", Standing.VOTER, true, AnnouncedRole.VOTER, OptionalLong.of(0)),
          facts("n2", Standing.VOTER, true, AnnouncedRole.VOTER, OptionalLong.of(3)),
          facts("n3", Standing.VOTER, false, AnnouncedRole.VOTER, OptionalLong.empty()),
          facts("watcher", Standing.OUTSIDE, true, AnnouncedRole.CLIENT, OptionalLong.empty()));

  private final Json json = new Json();
  private final Autopilot autopilot =
      new Autopilot(new AutopilotSettings(true, Duration.ZERO, 5, 2, DEAD_AFTER, 1000));

  @AfterEach
  void close() {
    json.close();
  }

  private static ServerFacts facts(
      String id, Standing standing, boolean inView, AnnouncedRole role, OptionalLong lag) {
    Optional<Duration> sinceAnswer = inView ? Optional.of(Duration.ZERO) : Optional.empty();
    return new ServerFacts(id, "0a", standing, inView, sinceAnswer, role, lag, Optional.empty());
  }

  private String encode(Plan plan) {
    return new String(new AutopilotJson(json).encode("n1", plan), StandardCharsets.UTF_8);
  }

  @Test
  void deadNode_isNextToBeRemoved() {
    autopilot.look(0, SERVERS);
    assertEquals(
        """
        {"leaderId":"n1","failuresTolerated":0,"next":"remove n3","servers":[\
        {"id":"n1","standing":"voter","role":"voter","reachable":true,"steadyMs":600000,\
        "lag":0,"verdict":"votes"},\
        {"id":"n2","standing":"voter","role":"voter","reachable":true,"steadyMs":600000,\
        "lag":3,"verdict":"votes"},\
        {"id":"n3","standing":"voter","role":"voter","reachable":false,"steadyMs":600000,\
        "verdict":"about to remove n3"},\
        {"id":"watcher","standing":"outside","role":"client","reachable":true,\
        "steadyMs":600000,"verdict":"is a client: never enters the configuration"}]}\
        """,
        encode(autopilot.look(DEAD_AFTER.toNanos(), SERVERS)));
  }

  @Test
  void nodeThatIsNotDeadYet_hasItsTime_andNothingIsNext() {
    Plan plan =
        new Autopilot(new AutopilotSettings(true, Duration.ZERO, 5, 2, DEAD_AFTER, 1000))
            .look(0, List.of(SERVERS.get(2)));
    assertEquals(
        """
        {"leaderId":"n1","failuresTolerated":0,"next":"","servers":[\
        {"id":"n3","standing":"voter","role":"voter","reachable":false,"steadyMs":0,\
        "verdict":"is out of sight; removed when it has been for PT10M"}]}\
        """,
        encode(plan));
  }
}
