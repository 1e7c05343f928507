/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.threads.Threads;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.DiagnosticsHandler;
import org.jgroups.stack.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The engine's protocols. A crash is seen by the transport's own connections closing without a
 * goodbye, so there is one port, one set of connections, and nothing beside them that a later
 * encryption of the transport would leave in the clear; silence is seen by heartbeats.
 */
final class Stack {
  /** Frames longer than this are refused before they are read; ours are fragmented below it. */
  private static final int MAX_FRAME = 1024 * 1024;

  private static final long ALONE_MILLIS = 20;
  private static final int FRAGMENT = 60_000;

  private final Transport transport = new Transport();
  private final SeedDiscovery discovery = new SeedDiscovery();
  private final GMS views = new GMS();
  private final JChannel channel;

  private Stack(
      MembershipSettings settings,
      Duration heartbeat,
      InetAddress bind,
      @Nullable InetAddress external,
      Sockets sockets,
      Threads threads)
      throws Exception {
    EngineThreads engineThreads = new EngineThreads(threads);
    transport
        .setSockConnTimeout(1000)
        .setPeerAddrReadTimeout(1000)
        .setMaxLength(MAX_FRAME)
        .tcpNodelay(true)
        .logDetails(false)
        .enableSuspectEvents(true);
    transport.logAcceptError(false);
    transport.setBindAddress(bind);
    transport.setBindPort(sockets.port());
    transport.setPortRange(0);
    if (external != null) {
      transport.setExternalAddr(external);
    }
    if (settings.advertisedPort() > 0) {
      transport.setExternalAddr(external != null ? external : bind);
      transport.setExternalPort(settings.advertisedPort());
    }
    transport.setSocketFactory(sockets);
    transport.useVirtualThreads(false);
    transport.setThreadFactory(engineThreads);
    transport.getThreadPool().setThreadDumpsEnabled(false);
    // the engine's diagnostics would open a multicast socket
    transport.setDiagnosticsHandler(
        new DiagnosticsHandler(transport.getLog(), sockets, engineThreads).setEnabled(false));
    transport.setBundler(new Senders());
    discovery.setPortRange(0);
    discovery.returnEntireCache(true);
    discovery.sendCacheOnJoin(true);
    long join = settings.joinTimeout().toMillis();
    this.channel =
        new JChannel(
            transport,
            discovery,
            new MERGE3().setMinInterval(300).setMaxInterval(900).setCheckInterval(1000),
            new FD_ALL3()
                .setInterval(heartbeat.toMillis())
                .setTimeout(settings.suspicionTimeout().toMillis()),
            new VERIFY_SUSPECT2().setTimeout(settings.verifyTimeout().toMillis()),
            new NAKACK2().logDiscardMessages(false).logNotFoundMessages(false),
            new UNICAST3().logNotFoundMsgs(false),
            new STABLE(),
            views
                .printLocalAddress(false)
                .printPhysicalAddress(false)
                .logViewWarnings(false)
                .logCollectMessages(false)
                .setJoinTimeout(join)
                .setMaxJoinAttempts(3)
                .setLeaveTimeout(1000)
                .setMergeTimeout(1500)
                .setViewAckCollectionTimeout(500),
            new UFC(),
            new MFC(),
            new FRAG4().setFragSize(FRAGMENT));
    channel.setName(settings.nodeId());
    channel.setDiscardOwnMessages(true);
  }

  static Stack create(
      MembershipSettings settings,
      Duration heartbeat,
      InetAddress bind,
      @Nullable InetAddress external,
      Sockets sockets,
      Threads threads)
      throws Exception {
    NoObjects.refuse();
    return new Stack(settings, heartbeat, bind, external, sockets, threads);
  }

  JChannel channel() {
    return channel;
  }

  /**
   * Looks for these addresses from now on, this node's own aside. An empty set would change
   * nothing.
   */
  void seeds(Seeds seeds, OwnAddresses own) {
    List<InetSocketAddress> others =
        seeds.addresses().stream()
            .filter(address -> !own.contains(address) && own.reaches(address))
            .toList();
    discovery.setInitialHosts(others.isEmpty() ? List.of(own.reached()) : others);
  }

  /** There is nobody to wait for when this node starts. */
  void startAlone() {
    views.setJoinTimeout(ALONE_MILLIS);
  }

  /** Where a member really is, when the engine knows. */
  @Nullable InetSocketAddress physical(Address member) {
    Object found = transport.down(new Event(Event.GET_PHYSICAL_ADDRESS, member));
    return found instanceof IpAddress ip
        ? new InetSocketAddress(ip.getIpAddress(), ip.getPort())
        : null;
  }

  /** A member is going to close its connections and goes on living. */
  void excuse(Address member) {
    if (transport.down(new Event(Event.GET_PHYSICAL_ADDRESS, member))
        instanceof IpAddress physical) {
      transport.excuse(physical);
    }
  }

  /** Opens all connections anew, so that each is judged by the credentials of the moment. */
  void reconnect(Executor background) {
    transport.reconnect(background);
  }

  /** How often a closing connection was taken for a crash. */
  long suspicions() {
    return transport.numSuspectEvents();
  }

  /** Cuts all connections as a crash would. */
  void cut() {
    transport.die();
  }
}
