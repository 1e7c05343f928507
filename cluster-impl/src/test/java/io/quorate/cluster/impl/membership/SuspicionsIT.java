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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose connections close for a reason is not suspected; who breaks off is. */
@Timeout(60)
class SuspicionsIT {
  @RegisterExtension final Nodes nodes = new Nodes();

  /** Connections come and go while they find each other. */
  @RepeatedTest(5)
  void startedTogether_suspectNobody() throws Exception {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.keep(TestNode.create(nodes.cluster, "n2", 0, a.address()));
    TestNode c = nodes.keep(TestNode.create(nodes.cluster, "n3", 0, a.address()));
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<?> started : List.of(both.submit(b::start), both.submit(c::start))) {
        started.get();
      }
    }
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    for (TestNode node : List.of(a, b, c)) {
      assertEquals(0, node.membership.suspicions());
    }
  }

  /** The others learn of it from the one that does it, in the midst of their messages. */
  @Test
  void connectionsOpenedAnew_areNotFailures_andACrashStillIs() {
    Duration blink = Duration.ofMillis(10);
    TestNode a = nodes.start(TestNode.hasty(nodes.cluster, "n1", blink));
    TestNode b = nodes.start(TestNode.hasty(nodes.cluster, "n2", blink, a.address()));
    TestNode c = nodes.start(TestNode.hasty(nodes.cluster, "n3", blink, a.address()));
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    try (Chatter chatter = new Chatter(List.of(a, b, c))) {
      for (int round = 0; round < 10; round++) {
        a.membership.renew();
        chatter.awaitMore(50);
      }
    }
    for (TestNode node : List.of(a, b, c)) {
      assertEquals(List.of(), failures(node));
      assertEquals(0, node.membership.suspicions(), "nobody was even suspected");
    }
    a.membership.crash(); // only its silence tells, for a while
    awaitMembers(List.of(b, c), "n2", "n3");
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
