/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.threads.Threads;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A node that has nothing but membership. */
final class TestNode implements AutoCloseable {
  final Recorder events;
  final JGroupsMembership membership;
  private final Threads threads;

  private TestNode(
      MembershipSettings settings,
      NodeInfo self,
      Recorder events,
      MembershipListener listener,
      Optional<Tls> tls) {
    this.events = events;
    this.threads = new Threads(settings.nodeId());
    this.membership =
        new JGroupsMembership(settings, self, listener, threads, System::nanoTime, tls);
  }

  static TestNode create(String cluster, String id, int port, String... seeds) {
    return create(cluster, Infos.plain(id), port, seeds);
  }

  static TestNode create(String cluster, NodeInfo self, int port, String... seeds) {
    Recorder events = new Recorder();
    return new TestNode(settings(cluster, self, port), self, events, events, Optional.empty())
        .seek(seeds);
  }

  /** A suspected member has this long to answer. */
  static TestNode hasty(String cluster, String id, Duration verifyTimeout, String... seeds) {
    MembershipSettings given = settings(cluster, Infos.plain(id), 0);
    Recorder events = new Recorder();
    return new TestNode(
            new MembershipSettings(
                given.clusterName(),
                given.nodeId(),
                given.bindHost(),
                given.bindPort(),
                null,
                0,
                given.joinTimeout(),
                given.suspicionTimeout(),
                verifyTimeout),
            Infos.plain(id),
            events,
            events,
            Optional.empty())
        .seek(seeds);
  }

  /** Shows somebody's certificate and says that it is node {@code id}. */
  static TestNode secure(String cluster, String id, Tls shown, String... seeds) {
    NodeInfo self = Infos.plain(id);
    Recorder events = new Recorder();
    return new TestNode(settings(cluster, self, 0), self, events, events, Optional.of(shown))
        .seek(seeds);
  }

  static TestNode create(
      String cluster, NodeInfo self, MembershipListener listener, int port, String... seeds) {
    return new TestNode(
            settings(cluster, self, port), self, new Recorder(), listener, Optional.empty())
        .seek(seeds);
  }

  private static MembershipSettings settings(String cluster, NodeInfo self, int port) {
    return MembershipSettings.of(cluster, self.nodeId(), "127.0.0.1", port);
  }

  /** Looks for these and nobody else. */
  TestNode seek(String... seeds) {
    Set<InetSocketAddress> addresses =
        Arrays.stream(seeds)
            .map(seed -> HostPort.parse("seed", seed))
            .map(seed -> new InetSocketAddress(seed.host(), seed.port()))
            .collect(Collectors.toSet());
    membership.seek(new Seeds(addresses, Set.of(seeds), true));
    return this;
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
