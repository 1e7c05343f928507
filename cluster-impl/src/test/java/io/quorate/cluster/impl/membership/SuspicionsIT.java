/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static io.quorate.cluster.impl.membership.Nodes.SOON;
import static io.quorate.cluster.impl.membership.Nodes.awaitMembers;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose connections close for a reason is not suspected; who breaks off is. */
@Timeout(60)
class SuspicionsIT {
  @RegisterExtension final Nodes nodes = new Nodes();

  /** The others learn of it from the one that does it, in the midst of their messages. */
  @Test
  void connectionsOpenedAnew_areNotFailures_andACrashStillIs() {
    Duration blink = Duration.ofMillis(10);
    TestNode a = nodes.start(TestNode.hasty(nodes.cluster, "n1", blink));
    TestNode b = nodes.start(TestNode.hasty(nodes.cluster, "n2", blink, a.address()));
    TestNode c = nodes.start(TestNode.hasty(nodes.cluster, "n3", blink, a.address()));
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    // While they find each other, one may reject the other's connection.
    long before = suspicions(List.of(a, b, c));
    try (Chatter chatter = new Chatter(List.of(a, b, c))) {
      for (int round = 0; round < 10; round++) {
        a.membership.renew();
        chatter.awaitMore(50);
      }
    }
    for (TestNode node : List.of(a, b, c)) {
      assertEquals(List.of(), failures(node));
    }
    assertEquals(before, suspicions(List.of(a, b, c)), "nobody was even suspected");
    a.membership.crash(); // only its silence tells, for a while
    awaitMembers(List.of(b, c), "n2", "n3");
    await().atMost(SOON).until(() -> !failures(b).isEmpty());
    assertEquals(List.of("failed n1"), failures(b));
  }

  /** All at once, as when one authority is replaced for all. */
  @Test
  void connectionsOpenedAnewByAll_areNotFailures() {
    Duration blink = Duration.ofMillis(10);
    TestNode a = nodes.start(TestNode.hasty(nodes.cluster, "n1", blink));
    TestNode b = nodes.start(TestNode.hasty(nodes.cluster, "n2", blink, a.address()));
    TestNode c = nodes.start(TestNode.hasty(nodes.cluster, "n3", blink, a.address()));
    List<TestNode> all = List.of(a, b, c);
    awaitMembers(all, "n1", "n2", "n3");
    try (Chatter chatter = new Chatter(all)) {
      for (int round = 0; round < 10; round++) {
        all.forEach(node -> node.membership.renew());
        chatter.awaitMore(50);
      }
    }
    all.forEach(node -> assertEquals(List.of(), failures(node)));
  }

  private static long suspicions(List<TestNode> nodes) {
    return nodes.stream().mapToLong(node -> node.membership.suspicions()).sum();
  }

  private static List<String> failures(TestNode node) {
    return node.events.log().stream().filter(event -> event.startsWith("failed")).toList();
  }

  @Test
  void brokenOff_fails() {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    TestNode c = nodes.start("n3", a.address());
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    a.membership.crash(); // the coordinator
    awaitMembers(List.of(b, c), "n2", "n3");
    await().atMost(SOON).until(() -> c.events.log().contains("failed n1"));
    assertFalse(c.events.log().toString().contains("left"), () -> "" + c.events.log());
    assertEquals(0.0, c.membership.health("n1"));
  }
}
