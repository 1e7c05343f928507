/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.RaftRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The status on the wire, held against a file that clients of other languages rely on. */
class StatusJsonTest {
  private final Json json = new Json();
  private final StatusJson statusJson = new StatusJson(json);
  private final FakeCluster cluster = new FakeCluster();

  @AfterEach
  void close() {
    json.close();
  }

  private static String golden() throws IOException {
    try (InputStream in = StatusJsonTest.class.getResourceAsStream("status.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private String encode(ClusterStatus status) {
    return new String(statusJson.encode(status), StandardCharsets.UTF_8);
  }

  private ClusterStatus decode(String text) {
    return statusJson.decode(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void encodesExactlyAsTheGoldenFile() throws Exception {
    assertEquals(golden(), encode(cluster.status()));
  }

  @Test
  void decodesTheGoldenFile() throws Exception {
    assertEquals(cluster.status(), decode(golden()));
  }

  @Test
  void nodeThatKnowsNothing_survivesTheRoundTrip() {
    ClusterStatus empty =
        new ClusterStatus(
            "c",
            Optional.empty(),
            "n9",
            false,
            RaftRole.NONE,
            0,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            List.of(),
            Optional.of("entry 7 \"failed\""),
            List.of());
    String text = encode(empty);
    assertTrue(text.contains("\"leaderId\":\"\",\"leaderAddr\":\"\",\"members\":[]"), text);
    assertTrue(text.endsWith("\"haltReason\":\"entry 7 \\\"failed\\\"\"}"), text);
    assertEquals(empty, decode(text));
  }

  @Test
  void fieldsOfANewerNode_areIgnored() throws Exception {
    String newer = golden().replaceFirst("\\{", "{\"shards\":[{\"id\":1}],");
    assertEquals(cluster.status(), decode(newer));
  }

  @Test
  void largeTerm_keepsEveryDigit() throws Exception {
    String large = golden().replace("\"term\":7", "\"term\":" + Long.MAX_VALUE);
    assertEquals(Long.MAX_VALUE, decode(large).term());
  }

  @Test
  void missingOrWrongField_isNamed() throws Exception {
    for (String field : List.of("healthy", "term", "members", "nodeId", "role")) {
      String without = golden().replace("\"" + field + "\":", "\"x\":");
      IllegalArgumentException failure =
          assertThrows(IllegalArgumentException.class, () -> decode(without), field);
      assertTrue(failure.getMessage().contains(field), failure.getMessage());
    }
  }
}
