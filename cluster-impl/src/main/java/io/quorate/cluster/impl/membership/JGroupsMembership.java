/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.threads.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, closes and answers; what happens in between is {@link Session}. */
final class JGroupsMembership implements Membership {
  private static final Logger LOG = LoggerFactory.getLogger(JGroupsMembership.class);

  private final MembershipSettings settings;
  private final MembershipListener listener;
  private final Threads threads;
  private final LongSupplier nanos;
  private final Optional<Tls> tls;
  private final AtomicReference<NodeInfo> self;
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private final CountDownLatch closeEnded = new CountDownLatch(1);

  private volatile Seeds seeds = Seeds.NONE;
  private volatile @Nullable Session session;
  private boolean started;
  private boolean closed;

  JGroupsMembership(
      MembershipSettings settings,
      NodeInfo self,
      MembershipListener listener,
      Threads threads,
      LongSupplier nanos,
      Optional<Tls> tls) {
    if (!self.nodeId().equals(settings.nodeId())) {
      throw new IllegalArgumentException(
          "settings are for node "
              + settings.nodeId()
              + ", the information is of "
              + self.nodeId());
    }
    this.settings = settings;
    this.self = new AtomicReference<>(self);
    this.listener = listener;
    this.threads = threads;
    this.nanos = nanos;
    this.tls = tls;
  }

  @Override
  public void start() {
    Session opened;
    synchronized (this) {
      if (closed) {
        throw new MembershipException("membership of node " + settings.nodeId() + " is closed");
      }
      if (started) {
        throw new IllegalStateException(
            "membership of node " + settings.nodeId() + " has been started before");
      }
      opened = open();
      session = opened;
      started = true;
    }
    try {
      opened.connect();
    } catch (MembershipException e) {
      startEnded.countDown();
      close();
      throw e;
    } finally {
      startEnded.countDown();
    }
  }

  @Override
  public synchronized void seek(Seeds wanted) {
    seeds = wanted;
    Session current = session;
    if (current != null && !closed) {
      current.seek(wanted);
    }
  }

  private Session open() {
    InetAddress bind = address("quorate.membership.bind-address", settings.bindHost());
    String advertised = settings.advertisedHost();
    InetAddress external =
        advertised == null ? null : address("quorate.membership.advertised-address", advertised);
    Sockets sockets = bind(bind);
    try {
      String host = advertised != null ? advertised : settings.bindHost();
      int port = settings.advertisedPort() > 0 ? settings.advertisedPort() : sockets.port();
      self.updateAndGet(info -> info.withMembershipAddress(new HostPort(host, port).toString()));
      InetSocketAddress reached = new InetSocketAddress(external != null ? external : bind, port);
      Duration heartbeat = settings.suspicionTimeout().dividedBy(6);
      Stack stack = Stack.create(settings, heartbeat, bind, external, sockets, threads);
      tls.ifPresent(credentials -> credentials.onReload(this::renew));
      return new Session(
          settings,
          new OwnAddresses(reached, new InetSocketAddress(bind, sockets.port())),
          seeds,
          heartbeat,
          stack,
          sockets,
          self::get,
          new Announcements(settings.clusterName(), tls),
          listener,
          threads,
          nanos,
          this::close);
    } catch (Exception e) {
      sockets.close();
      throw new MembershipException(
          "membership of node %s cannot be set up: %s".formatted(settings.nodeId(), e), e);
    }
  }

  private Sockets bind(InetAddress bind) {
    try {
      return Sockets.open(new InetSocketAddress(bind, settings.bindPort()), tls, threads);
    } catch (IOException e) {
      throw new MembershipException(
          "quorate.membership.bind-address=%s cannot be bound: %s; stop what listens there, or set another port (0 takes a free one)"
              .formatted(new HostPort(settings.bindHost(), settings.bindPort()), e.getMessage()),
          e);
    }
  }

  private static InetAddress address(String key, String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new MembershipException(
          key + "=" + host + " does not resolve to an address; give one that this machine has", e);
    }
  }

  @Override
  public NodeInfo self() {
    return self.get();
  }

  @Override
  public void update(UnaryOperator<NodeInfo> change) {
    NodeInfo after =
        self.updateAndGet(
            before -> {
              NodeInfo changed = change.apply(before);
              if (!changed.nodeId().equals(before.nodeId())
                  || !changed.incarnation().equals(before.incarnation())) {
                throw new IllegalArgumentException(
                    "node id and incarnation of "
                        + before.nodeId()
                        + " never change while it runs");
              }
              NodeInfoCodec.encode(changed); // refuses what is too large to announce
              return changed;
            });
    Session current = session;
    if (current != null) {
      LOG.debug("Node {}: announcing anew", after.nodeId());
      current.reannounce();
    }
  }

  @Override
  public MembershipView view() {
    Session current = session;
    List<NodeInfo> members = new ArrayList<>(List.of(self.get()));
    if (current == null) {
      return new MembershipView(0, members);
    }
    Snapshot snapshot = current.snapshot();
    members.addAll(snapshot.infos().values());
    return new MembershipView(snapshot.viewId(), members);
  }

  @Override
  public Optional<NodeInfo> member(String nodeId) {
    if (nodeId.equals(settings.nodeId())) {
      return Optional.of(self.get());
    }
    Session current = session;
    Map<String, NodeInfo> infos = current == null ? Map.of() : current.snapshot().infos();
    return Optional.ofNullable(infos.get(nodeId));
  }

  @Override
  public Optional<NodeInfo> member(String nodeId, String incarnation) {
    if (nodeId.equals(settings.nodeId())) {
      return Optional.of(self.get()).filter(info -> info.incarnation().equals(incarnation));
    }
    Session current = session;
    return current == null ? Optional.empty() : current.snapshot().member(nodeId, incarnation);
  }

  @Override
  public double health(String nodeId) {
    if (nodeId.equals(settings.nodeId())) {
      return 1.0;
    }
    Session current = session;
    return current == null ? 0.0 : current.health(nodeId);
  }

  @Override
  public boolean send(String nodeId, byte kind, byte[] payload) {
    checkSize(payload);
    Session current = session;
    return current != null && current.send(nodeId, kind, payload);
  }

  @Override
  public void broadcast(byte kind, byte[] payload) {
    checkSize(payload);
    Session current = session;
    if (current != null) {
      current.snapshot().infos().keySet().forEach(to -> current.send(to, kind, payload));
    }
  }

  private static void checkSize(byte[] payload) {
    if (payload.length > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "a membership message of %d bytes; the most is %d"
              .formatted(payload.length, MAX_PAYLOAD));
    }
  }

  @Override
  public boolean seedsAnswered() {
    Session current = session;
    return current != null && current.seedsAnswered();
  }

  @Override
  public boolean seeksItself() {
    Session current = session;
    return seeds.names().contains(self.get().membershipAddress())
        || (current != null && current.seeksItself());
  }

  @Override
  public MembershipCounts counts() {
    Session current = session;
    return current == null ? new MembershipCounts(0, 0, 0, 0) : current.counts();
  }

  /** Opens all connections anew, without a change of views. */
  void renew() {
    Session current = session;
    if (current != null) {
      current.renew();
    }
  }

  /** How often a closing connection was taken for a crash. For tests. */
  long suspicions() {
    Session current = session;
    return current == null ? 0 : current.suspicions();
  }

  /** Stops as a crash would: connections break, nobody is told. For tests. */
  void crash() {
    Session current = session;
    if (current != null) {
      current.crash();
    }
  }

  @Override
  public void close() {
    boolean first;
    Session current;
    synchronized (this) {
      first = !closed;
      closed = true;
      current = session;
    }
    if (!first || current == null) {
      awaitEnd(first);
      return;
    }
    try {
      current.goodbye();
      await(startEnded, 1200);
      current.close();
    } finally {
      closeEnded.countDown();
    }
  }

  private void awaitEnd(boolean nothingToClose) {
    if (nothingToClose) {
      closeEnded.countDown();
    } else {
      await(closeEnded, 3000);
    }
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
