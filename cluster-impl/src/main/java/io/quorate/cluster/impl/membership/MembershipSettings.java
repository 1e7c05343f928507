/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a node takes part in membership.
 *
 * @param clusterName nodes with another name are never seen
 * @param nodeId this node's id, unique in the cluster
 * @param bindHost host name or address to listen on
 * @param bindPort exactly this port is bound; 0 picks a free one
 * @param advertisedHost the host that others reach this node at, when it differs
 * @param advertisedPort the port that others reach this node at; 0 means the bound one
 * @param joinTimeout how long a start waits for seeds before it goes on alone; too short makes
 *     nodes that start together merge later instead of joining at once
 * @param suspicionTimeout silence after which a member is suspected; too short takes pauses for
 *     failures, too long delays the discovery of a hung node (a crashed process is seen at once)
 * @param verifyTimeout how long a suspected member may take to answer that it lives
 */
public record MembershipSettings(
    String clusterName,
    String nodeId,
    String bindHost,
    int bindPort,
    @Nullable String advertisedHost,
    int advertisedPort,
    Duration joinTimeout,
    Duration suspicionTimeout,
    Duration verifyTimeout) {
  /** Default of {@link #joinTimeout}. */
  public static final Duration JOIN_TIMEOUT = Duration.ofSeconds(1);

  /** Default of {@link #suspicionTimeout}. */
  public static final Duration SUSPICION_TIMEOUT = Duration.ofSeconds(3);

  /** Default of {@link #verifyTimeout}. */
  public static final Duration VERIFY_TIMEOUT = Duration.ofMillis(100);

  /** Validates, naming the key of what is wrong. */
  public MembershipSettings {
    if (clusterName.isBlank()) {
      throw new IllegalArgumentException("quorate.cluster-name is blank; give the cluster a name");
    }
    NodeInfo.checkNodeId(nodeId);
    checkPort("quorate.membership.bind-address", bindHost, bindPort);
    checkPort("quorate.membership.advertised-address", advertisedHost, advertisedPort);
    checkTimeout("quorate.membership.join-timeout", joinTimeout, Duration.ofMillis(50));
    checkTimeout("quorate.membership.suspicion-timeout", suspicionTimeout, Duration.ofMillis(300));
    checkTimeout("quorate.membership.verify-timeout", verifyTimeout, Duration.ofMillis(10));
    if (advertisedHost == null && isWildcard(bindHost)) {
      throw new IllegalArgumentException(
          "quorate.membership.bind-address="
              + bindHost
              + " listens on every interface, so others cannot tell where to reach this node; set"
              + " quorate.membership.advertised-address");
    }
  }

  /** Settings with the default timeouts and no address translation. */
  public static MembershipSettings of(
      String clusterName, String nodeId, String bindHost, int bindPort) {
    return new MembershipSettings(
        clusterName,
        nodeId,
        bindHost,
        bindPort,
        null,
        0,
        JOIN_TIMEOUT,
        SUSPICION_TIMEOUT,
        VERIFY_TIMEOUT);
  }

  private static void checkPort(String key, @Nullable String host, int port) {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException(
          key + "=" + host + ":" + port + ": the port must be from 0 to 65535");
    }
  }

  private static void checkTimeout(String key, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          key + "=" + value + " is too short; the least is " + least);
    }
  }

  private static boolean isWildcard(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false; // start reports it when it binds
    }
  }
}
