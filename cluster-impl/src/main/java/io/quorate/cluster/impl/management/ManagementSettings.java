/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.time.Duration;

/**
 * Where management listens and what it allows.
 *
 * @param host the host or address to bind
 * @param port the port to bind; 0 for any free one
 * @param maxBodyBytes the largest request body that is read
 * @param maxConnections connections open at once; more are refused with 503
 * @param maxRequests requests at once that may wait for something, bodies included; more are
 *     refused with 503. Health and figures are exempt
 * @param maxStreams streams of events open at once, each on a connection of its own; more are
 *     refused with 503
 * @param heartbeat how long such a stream is silent at the most
 * @param idleTimeout how long a connection may stay open without a request
 * @param transferTimeout how long receiving one request, or sending one reply, may take
 * @param callTimeout how long a call waits that names no timeout of its own
 * @param leaderTimeout how long to wait for the leader's status
 */
public record ManagementSettings(
    String host,
    int port,
    long maxBodyBytes,
    int maxConnections,
    int maxRequests,
    int maxStreams,
    Duration heartbeat,
    Duration idleTimeout,
    Duration transferTimeout,
    Duration callTimeout,
    Duration leaderTimeout) {

  private static final int MAX_CONNECTIONS = 256;
  private static final int MAX_REQUESTS = 64;

  /** Half of the connections: the others answer requests. */
  private static final int MAX_STREAMS = MAX_CONNECTIONS / 2;

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration TRANSFER_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LEADER_TIMEOUT = Duration.ofSeconds(2);

  /** The configured values, with bounds that suit any node for the rest. */
  public static ManagementSettings of(
      String host, int port, long maxBodyBytes, Duration callTimeout) {
    return new ManagementSettings(
        host,
        port,
        maxBodyBytes,
        MAX_CONNECTIONS,
        MAX_REQUESTS,
        MAX_STREAMS,
        HEARTBEAT,
        IDLE_TIMEOUT,
        TRANSFER_TIMEOUT,
        callTimeout,
        LEADER_TIMEOUT);
  }
}
