/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class AutopilotTableTest {
  private static final String PLAN =
      """
      {"leaderId":"n1","failuresTolerated":1,"next":"remove node-3","servers":[
       {"id":"n1","standing":"voter","role":"voter","reachable":true,"steadyMs":7384000,
        "lag":0,"verdict":"votes"},
       {"id":"n2","standing":"listener","role":"voter","reachable":true,"steadyMs":1200,
        "lag":41,"verdict":"is caught up; votes when it has been for PT2S"},
       {"id":"node-3","standing":"voter","role":"voter","reachable":false,"steadyMs":605000,
        "verdict":"about to remove node-3"}]}
      """;

  @Test
  void plan_isShownWithWhatIsNext_andWhyForEachNode() {
    String expected =
        """
        autopilot of leader n1: 1 failure tolerated; next: remove node-3

        ID      STANDING  ROLE   REACHABLE  SINCE  LAG  WHAT FOLLOWS
        n1      voter     voter  yes        2h3m   0    votes
        n2      listener  voter  yes        1s     41   is caught up; votes when it has been for PT2S
        node-3  voter     voter  no         10m5s  -    about to remove node-3\
        """;
    assertEquals(expected, show(PLAN, Ansi.OFF));
  }

  @Test
  void planWithNothingDue_saysSo() {
    String shown = show("{\"leaderId\":\"n1\",\"failuresTolerated\":2,\"next\":\"\"}", Ansi.OFF);
    assertTrue(
        shown.startsWith("autopilot of leader n1: 2 failures tolerated; nothing is due"), shown);
  }

  @Test
  void missingFields_areShownAsDashes() {
    String shown = show("{\"servers\":[{}]}", Ansi.OFF);
    assertTrue(shown.startsWith("autopilot of leader -: 0 failures tolerated"), shown);
    assertTrue(shown.endsWith("-   -         -     no         -      -    -"), shown);
  }

  @Test
  void controlCharacters_doNotReachTheTerminal() {
    String shown = show(PLAN.replace("remove node-3", "\\u001b]0;owned\\u0007"), Ansi.OFF);
    assertFalse(shown.contains("\u001b"), shown);
    assertTrue(shown.contains("next: ?]0;owned?"), shown);
  }

  private static String show(String plan, Ansi ansi) {
    return String.join("\n", new AutopilotTable(JsonText.parse(plan)).lines(ansi));
  }
}
