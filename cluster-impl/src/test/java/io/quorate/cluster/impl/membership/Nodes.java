/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The nodes of one test's cluster: all are closed when it ends, and no thread of theirs is left.
 */
final class Nodes implements BeforeEachCallback, AfterEachCallback {
  static final Duration SOON = Duration.ofSeconds(15);

  final String cluster = "it-" + UUID.randomUUID();
  private final List<TestNode> nodes = new ArrayList<>();

  TestNode start(String id, String... seeds) {
    return start(TestNode.create(cluster, id, 0, seeds));
  }

  TestNode start(TestNode created) {
    keep(created).start();
    return created;
  }

  TestNode start(String id, MembershipListener listener, String... seeds) {
    return start(TestNode.create(cluster, Infos.plain(id), listener, 0, seeds));
  }

  /** Closes it at the end. */
  TestNode keep(TestNode node) {
    nodes.add(node);
    return node;
  }

  static void awaitMembers(Collection<TestNode> nodes, String... ids) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> nodes.forEach(node -> assertEquals(List.of(ids), node.members())));
  }

  /** Threads of nodes or of the engine. */
  static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("quorate-") || name.contains("jgroups"))
        .sorted()
        .toList();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    await().atMost(SOON).until(() -> threads().isEmpty());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    nodes.reversed().forEach(TestNode::close);
    nodes.clear();
    await("all threads end").atMost(SOON).until(() -> threads().isEmpty());
  }
}
