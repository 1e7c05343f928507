/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.JoinMode;
import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.autopilot.AutopilotSettings;
import io.quorate.cluster.impl.consensus.ConsensusSettings;
import io.quorate.cluster.impl.delivery.DeliverySettings;
import io.quorate.cluster.impl.discovery.DiscoverySettings;
import io.quorate.cluster.impl.founding.Charter;
import io.quorate.cluster.impl.founding.ExpectedNumber;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.membership.MembershipSettings;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.ApplierSettings;
import io.quorate.cluster.impl.state.Tables;
import io.quorate.cluster.impl.topics.TopicLimits;
import io.quorate.cluster.impl.writes.BatchSettings;
import io.quorate.cluster.impl.writes.OriginSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the configuration means for each part of a node. */
record PartSettings(ClusterConfig config, Identity identity, Faults faults) {
  /** The largest reply of a replicated operation; part of the format, as all must agree. */
  private static final int MAX_REPLY_BYTES = 2 << 20;

  private static final int PROTOCOL = 1;

  /** A second call leaves only when it is full; more gain nothing. */
  private static final int CALLS_IN_FLIGHT = 2;

  ApplierSettings applier() {
    return new ApplierSettings(
        config.get(ConfigKeys.NODE_ID),
        MAX_REPLY_BYTES,
        config.get(ConfigKeys.HANDLERS_SLOW).toNanos(),
        !faults.noDedup(),
        identity.spool());
  }

  BatchSettings batch() {
    return new BatchSettings(
        config.get(ConfigKeys.WRITE_MAX_BATCH_COMMANDS),
        config.get(ConfigKeys.WRITE_MAX_BATCH_BYTES).intValue(),
        config.get(ConfigKeys.WRITE_IN_FLIGHT),
        faults.noDedup());
  }

  DeliverySettings delivery() {
    return new DeliverySettings(
        config.get(ConfigKeys.NODE_ID),
        config.get(ConfigKeys.TOPICS_WINDOW),
        config.get(ConfigKeys.WRITE_QUEUE_COMMANDS),
        config.get(ConfigKeys.TOPICS_RETRY),
        config.get(ConfigKeys.TOPICS_MAX_DELIVERIES),
        config.get(ConfigKeys.TOPICS_CURSOR_INTERVAL),
        config.get(ConfigKeys.TOPICS_SUBSCRIBER_EXPIRY),
        faults.skipDelivery());
  }

  TopicLimits topicLimits() {
    return new TopicLimits(
        config.get(ConfigKeys.TOPICS_RETAIN_COUNT),
        config.get(ConfigKeys.TOPICS_RETAIN_BYTES),
        config.get(ConfigKeys.TOPICS_RETAIN_AGE).toMillis(),
        config.get(ConfigKeys.TOPICS_KEEP_ACKNOWLEDGED).toMillis(),
        config.get(ConfigKeys.TOPICS_MAX));
  }

  /**
   * Of consensus.
   *
   * @param accepted the charter that this node has accepted
   */
  ConsensusSettings consensus(Optional<Charter> accepted) {
    Duration callTimeout = config.get(ConfigKeys.WRITE_TIMEOUT);
    return new ConsensusSettings(
        config.get(ConfigKeys.NODE_ID),
        identity.node().incarnation(),
        Optional.ofNullable(identity.node().clusterUuid()),
        accepted
            .filter(
                charter ->
                    charter.names(config.get(ConfigKeys.NODE_ID), identity.node().incarnation()))
            .map(FoundingDuties::firstVoters),
        identity.groups(),
        config.get(ConfigKeys.RAFT_ADDRESS),
        config.get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MIN),
        config.get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MAX),
        config.get(ConfigKeys.RAFT_SEGMENT_SIZE),
        callTimeout.compareTo(Duration.ofSeconds(30)) < 0 ? Duration.ofSeconds(30) : callTimeout,
        faults.engineReads());
  }

  OriginSettings origin() {
    return new OriginSettings(
        config.get(ConfigKeys.NODE_ID),
        config.get(ConfigKeys.WRITE_QUEUE_COMMANDS),
        config.get(ConfigKeys.WRITE_QUEUE_BYTES),
        config.get(ConfigKeys.WRITE_MAX_BATCH_COMMANDS),
        config.get(ConfigKeys.WRITE_MAX_BATCH_BYTES).intValue(),
        CALLS_IN_FLIGHT,
        config.get(ConfigKeys.WRITE_SESSION_TIMEOUT));
  }

  DiscoverySettings discovery() {
    return new DiscoverySettings(
        config.get(ConfigKeys.NODE_ID),
        config.get(ConfigKeys.DISCOVERY_REFRESH),
        config.get(ConfigKeys.DISCOVERY_TIMEOUT),
        config.get(ConfigKeys.BOOTSTRAP));
  }

  MembershipSettings membership() {
    HostPort bind = config.get(ConfigKeys.MEMBERSHIP_BIND_ADDRESS);
    Optional<HostPort> advertised = new Advertised(config).membership();
    return new MembershipSettings(
        config.get(ConfigKeys.CLUSTER_NAME),
        config.get(ConfigKeys.NODE_ID),
        bind.host(),
        bind.port(),
        advertised.map(HostPort::host).orElse(null),
        advertised.map(HostPort::port).orElse(0),
        MembershipSettings.JOIN_TIMEOUT,
        config.get(ConfigKeys.MEMBERSHIP_SUSPICION_TIMEOUT),
        MembershipSettings.VERIFY_TIMEOUT);
  }

  AutopilotSettings autopilot() {
    return new AutopilotSettings(
        config.get(ConfigKeys.JOIN) == JoinMode.AUTO,
        config.get(ConfigKeys.AUTOPILOT_STABILIZATION),
        config.get(ConfigKeys.AUTOPILOT_MAX_VOTERS),
        config.get(ConfigKeys.AUTOPILOT_MIN_VOTERS),
        config.get(ConfigKeys.AUTOPILOT_DEAD_AFTER),
        config.get(ConfigKeys.AUTOPILOT_MAX_LAG));
  }

  NodeInfo nodeInfo(HandlerRegistry handlers) {
    return new NodeInfo(
        config.get(ConfigKeys.NODE_ID),
        identity.node().incarnation(),
        "",
        "",
        "",
        Set.of(
            AnnouncedRole.of(config.get(ConfigKeys.ROLE)).id(),
            ExpectedNumber.word(FoundingWait.announced(config))),
        identity.node().clusterUuid(),
        new TreeSet<>(handlers.replicatedOperations()),
        PROTOCOL,
        PROTOCOL,
        Tables.MAX_FEATURE_LEVEL,
        config.get(ConfigKeys.METADATA));
  }
}
