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

class StatusTableTest {
  private static final String STATUS =
      """
      {"healthy":true,"term":3,"leaderId":"n1","leaderAddr":"127.0.0.1:9520",
       "members":[
        {"id":"n1","addr":"127.0.0.1:9520","meta":{"mgmt":"127.0.0.1:17946"},
         "suffrage":"voter","reachable":true,"health":1.0},
        {"id":"node-2","addr":"127.0.0.1:9521","meta":{"mgmt":"127.0.0.1:17947"},
         "suffrage":"voter","reachable":false,"health":0.25},
        {"id":"n3","addr":"127.0.0.1:9522","meta":{},
         "suffrage":"none","reachable":true,"health":0.5}],
       "warnings":["node-2 is not reachable"],
       "clusterName":"quorate","nodeId":"n1","role":"leader","commitIndex":41,"appliedIndex":40}
      """;

  @Test
  void status_isShownInAlignedColumns() {
    String expected =
        """
        cluster quorate  leader n1 (127.0.0.1:9520)  term 3  seen by n1  healthy

        ID      ROLE      ADDRESS         MANAGEMENT       SUFFRAGE  REACHABLE  HEALTH  APPLIED
        n1      leader    127.0.0.1:9520  127.0.0.1:17946  voter     yes        1.00    40
        node-2  follower  127.0.0.1:9521  127.0.0.1:17947  voter     no         0.25    -
        n3      -         127.0.0.1:9522  -                none      yes        0.50    -
        warning: node-2 is not reachable\
        """;
    assertEquals(expected, show(STATUS, Ansi.OFF));
  }

  @Test
  void colours_changeNothingElse() {
    String coloured = show(STATUS, Ansi.ON);
    assertTrue(coloured.contains("\u001b[32mhealthy"), coloured);
    assertTrue(coloured.contains("\u001b[31m\u001b[1mno"), coloured);
    assertEquals(show(STATUS, Ansi.OFF), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void controlCharacters_doNotReachTheTerminal() {
    String shown = show(STATUS.replace("node-2 is", "\\u001b]0;owned\\u0007"), Ansi.ON);
    assertFalse(shown.contains("\u001b]0"), shown);
    assertTrue(shown.contains("?]0;owned?"), shown);
  }

  @Test
  void missingFields_areShownAsDashes() {
    String shown = show("{\"healthy\":false,\"members\":[{\"id\":\"n1\"}]}", Ansi.OFF);
    assertTrue(shown.startsWith("cluster -  no leader known  term -"), shown);
    assertTrue(
        shown.endsWith("n1  -     -        -           -         no         -       -"), shown);
  }

  @Test
  void haltedNode_saysWhy() {
    String shown = show("{\"healthy\":false,\"haltReason\":\"entry 7\"}", Ansi.OFF);
    assertTrue(shown.contains("halted: entry 7"), shown);
  }

  private static String show(String status, Ansi ansi) {
    return String.join("\n", new StatusTable(JsonText.parse(status)).lines(ansi));
  }
}
