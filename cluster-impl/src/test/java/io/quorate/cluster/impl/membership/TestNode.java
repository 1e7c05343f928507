/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.threads.Threads;
import java.util.List;

/** A node that has nothing but membership. */
final class TestNode implements AutoCloseable {
  final Recorder events;
  final JGroupsMembership membership;
  private final Threads threads;

  private TestNode(
      MembershipSettings settings, NodeInfo self, Recorder events, MembershipListener listener) {
    this.events = events;
    this.threads = new Threads(settings.nodeId());
    this.membership = new JGroupsMembership(settings, self, listener, threads, System::nanoTime);
  }

  static TestNode create(String cluster, String id, int port, String... seeds) {
    return create(cluster, Infos.plain(id), port, seeds);
  }

  static TestNode create(String cluster, NodeInfo self, int port, String... seeds) {
    Recorder events = new Recorder();
    return new TestNode(settings(cluster, self, port, seeds), self, events, events);
  }

  static TestNode create(
      String cluster, NodeInfo self, MembershipListener listener, int port, String... seeds) {
    return new TestNode(settings(cluster, self, port, seeds), self, new Recorder(), listener);
  }

  private static MembershipSettings settings(
      String cluster, NodeInfo self, int port, String... seeds) {
    return MembershipSettings.of(cluster, self.nodeId(), "127.0.0.1", port, List.of(seeds));
  }

  void start() {
    try {
      membership.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  String address() {
    return membership.self().membershipAddress();
  }

  List<String> members() {
    return membership.view().members().stream().map(NodeInfo::nodeId).toList();
  }

  @Override
  public void close() {
    membership.close();
    threads.close();
  }
}
