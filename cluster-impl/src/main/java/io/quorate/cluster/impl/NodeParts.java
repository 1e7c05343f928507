/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.event.NodeHalted;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.ConsensusSettings;
import io.quorate.cluster.impl.consensus.RatisConsensus;
import io.quorate.cluster.impl.delivery.Delivery;
import io.quorate.cluster.impl.delivery.DeliverySettings;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.events.EventBus;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.MembershipSettings;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.ApplierSettings;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.state.OutcomeSinks;
import io.quorate.cluster.impl.state.ReplicatedState;
import io.quorate.cluster.impl.state.SystemCommand;
import io.quorate.cluster.impl.state.Tables;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicLimits;
import io.quorate.cluster.impl.writes.Barriers;
import io.quorate.cluster.impl.writes.BatchSettings;
import io.quorate.cluster.impl.writes.Batcher;
import io.quorate.cluster.impl.writes.Completions;
import io.quorate.cluster.impl.writes.ForwardedWrites;
import io.quorate.cluster.impl.writes.HandOut;
import io.quorate.cluster.impl.writes.OriginSettings;
import io.quorate.cluster.impl.writes.Route;
import io.quorate.cluster.impl.writes.WriteOrigin;
import io.quorate.cluster.impl.writes.WriteRefusal;
import io.quorate.cluster.impl.writes.Writer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Makes the parts of a node and joins them; starts nothing. */
final class NodeParts {
  /** The largest reply of a replicated operation; part of the format, as all must agree. */
  private static final int MAX_REPLY_BYTES = 2 << 20;

  private static final int PROTOCOL = 1;

  /** A second call leaves only when it is full; more gain nothing. */
  private static final int CALLS_IN_FLIGHT = 2;

  private final ClusterConfig config;
  private final String nodeId;
  private final HandlerRegistry handlers;
  private final Identity identity;
  private final Threads threads;
  private final ScheduledExecutorService scheduler;
  private final NodeCounters counters = new NodeCounters();
  private final IncomingCalls calls = new IncomingCalls();
  private final OutcomeSinks sinks = new OutcomeSinks();
  private final EventBus events;
  private final HaltSwitch halt;
  private final DiskWatch disk;
  private final ReplicatedState state;
  private final Consensus consensus;
  private final PeerLinks links;
  private final Batcher batcher;
  private final Completions completions;
  private final CommitAnnouncements commits;
  private final WriteOrigin origin;
  private final Barriers barriers;
  private final Supplier<CompletableFuture<Long>> localBarrier;
  private final Reads reads;
  private final LeaderOperations leaderOperations;
  private final ForwardedWrites forwarded;
  private final NodeListener listener = new NodeListener();
  private final Membership membership;
  private final StatusReport report;
  private final Changes changes;
  private final SnapshotTrigger snapshots;
  private final Delivery delivery;
  private final Publications publications;
  private final DurableSubscribers durableSubscribers = new DurableTopics(this);
  private final Cluster cluster;
  private volatile Route route = new Route.Nowhere();
  private volatile boolean closed;

  NodeParts(
      ClusterConfig config,
      HandlerRegistry handlers,
      Faults faults,
      Identity identity,
      Threads threads,
      Cluster cluster) {
    this.cluster = cluster;
    this.config = config;
    this.handlers = handlers;
    this.nodeId = config.get(ConfigKeys.NODE_ID);
    this.identity = identity;
    this.threads = threads;
    this.scheduler = threads.scheduler("timer");
    ExecutorService virtual = threads.virtual("work");
    this.events = new EventBus(virtual);
    this.halt = new HaltSwitch(nodeId, this::halted);
    this.disk =
        new DiskWatch(nodeId, identity.groups(), config.get(ConfigKeys.RAFT_FREE_SPACE_MIN));
    this.state =
        new ReplicatedState(
            new ApplierSettings(
                nodeId,
                MAX_REPLY_BYTES,
                config.get(ConfigKeys.HANDLERS_SLOW).toNanos(),
                !faults.noDedup(),
                identity.spool()),
            handlers,
            sinks,
            halt,
            counters,
            threads);
    this.consensus = new RatisConsensus(consensusSettings(faults), state, listener, threads);
    this.links = new PeerLinks(consensus);
    this.commits = new CommitAnnouncements(consensus, scheduler);
    HandOut handOut = new HandOut(scheduler);
    this.batcher =
        new Batcher(
            new BatchSettings(
                config.get(ConfigKeys.WRITE_MAX_BATCH_COMMANDS),
                config.get(ConfigKeys.WRITE_MAX_BATCH_BYTES).intValue(),
                config.get(ConfigKeys.WRITE_IN_FLIGHT),
                faults.noDedup()),
            consensus::submit,
            sinks,
            Clock.systemUTC(),
            threads.single("batch"),
            counters,
            commits::idle,
            handOut);
    this.localBarrier = faults.engineReads() ? consensus::engineReadIndex : batcher::barrier;
    this.completions = new Completions(virtual, handOut);
    this.origin =
        new WriteOrigin(
            originSettings(), batcher, links, sinks, completions, handOut, scheduler, counters);
    this.barriers = new Barriers(localBarrier, links);
    this.reads =
        new Reads(
            state,
            () -> barriers.barrier(route),
            halt,
            completions,
            handOut,
            virtual,
            scheduler,
            counters);
    this.leaderOperations =
        new LeaderOperations(
            nodeId, consensus::view, batcher::barrier, () -> identity.node().epoch(), virtual);
    this.forwarded = new ForwardedWrites(batcher, sinks, this::refusal);
    this.membership = Membership.jgroups(membershipSettings(), nodeInfo(), listener, threads);
    this.report =
        new StatusReport(
            config.get(ConfigKeys.CLUSTER_NAME), nodeId, consensus, membership, state, halt, disk);
    this.changes =
        new Changes(nodeId, consensus, membership, state.tables(), batcher, links, () -> closed);
    this.snapshots =
        new SnapshotTrigger(
            nodeId,
            consensus,
            state,
            halt,
            config.get(ConfigKeys.RAFT_SNAPSHOT_ENTRIES),
            config.get(ConfigKeys.RAFT_SNAPSHOT_BYTES));
    this.publications = new Publications(this);
    this.delivery =
        new Delivery(
            deliverySettings(faults),
            topicLimits(),
            state.tables().topics(),
            handlers.topics(),
            () -> state.tables().featureLevel() >= Tables.TOPICS_LEVEL,
            id -> membership.member(id).isPresent(),
            new TopicLinks(this::route, links, batcher),
            publications::deadLetter,
            scheduler,
            threads.virtual("topics"));
  }

  private DeliverySettings deliverySettings(Faults faults) {
    return new DeliverySettings(
        nodeId,
        config.get(ConfigKeys.TOPICS_WINDOW),
        config.get(ConfigKeys.WRITE_QUEUE_COMMANDS),
        config.get(ConfigKeys.TOPICS_RETRY),
        config.get(ConfigKeys.TOPICS_MAX_DELIVERIES),
        config.get(ConfigKeys.TOPICS_CURSOR_INTERVAL),
        faults.skipDelivery());
  }

  private TopicLimits topicLimits() {
    return new TopicLimits(
        config.get(ConfigKeys.TOPICS_RETAIN_COUNT),
        config.get(ConfigKeys.TOPICS_RETAIN_BYTES),
        config.get(ConfigKeys.TOPICS_RETAIN_AGE).toMillis(),
        config.get(ConfigKeys.TOPICS_KEEP_ACKNOWLEDGED).toMillis(),
        config.get(ConfigKeys.TOPICS_MAX));
  }

  private ConsensusSettings consensusSettings(Faults faults) {
    Duration callTimeout = config.get(ConfigKeys.WRITE_TIMEOUT);
    return new ConsensusSettings(
        nodeId,
        identity.node().incarnation(),
        Optional.ofNullable(identity.node().clusterUuid()),
        identity.groups(),
        config.get(ConfigKeys.RAFT_ADDRESS),
        config.get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MIN),
        config.get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MAX),
        config.get(ConfigKeys.RAFT_SEGMENT_SIZE),
        callTimeout.compareTo(Duration.ofSeconds(30)) < 0 ? Duration.ofSeconds(30) : callTimeout,
        faults.engineReads());
  }

  private OriginSettings originSettings() {
    return new OriginSettings(
        nodeId,
        config.get(ConfigKeys.WRITE_QUEUE_COMMANDS),
        config.get(ConfigKeys.WRITE_QUEUE_BYTES),
        config.get(ConfigKeys.WRITE_MAX_BATCH_COMMANDS),
        config.get(ConfigKeys.WRITE_MAX_BATCH_BYTES).intValue(),
        CALLS_IN_FLIGHT,
        config.get(ConfigKeys.WRITE_SESSION_TIMEOUT));
  }

  private MembershipSettings membershipSettings() {
    HostPort bind = config.get(ConfigKeys.MEMBERSHIP_BIND_ADDRESS);
    Optional<HostPort> advertised = config.get(ConfigKeys.MEMBERSHIP_ADVERTISED_ADDRESS);
    return new MembershipSettings(
        config.get(ConfigKeys.CLUSTER_NAME),
        nodeId,
        bind.host(),
        bind.port(),
        advertised.map(HostPort::host).orElse(null),
        advertised.map(HostPort::port).orElse(0),
        config.get(ConfigKeys.MEMBERSHIP_SEEDS).stream().map(HostPort::toString).toList(),
        MembershipSettings.JOIN_TIMEOUT,
        config.get(ConfigKeys.MEMBERSHIP_SUSPICION_TIMEOUT),
        MembershipSettings.VERIFY_TIMEOUT);
  }

  private NodeInfo nodeInfo() {
    return new NodeInfo(
        nodeId,
        identity.node().incarnation(),
        "",
        "",
        "",
        Set.of("voter"),
        identity.node().clusterUuid(),
        new TreeSet<>(handlers.replicatedOperations()),
        PROTOCOL,
        PROTOCOL,
        Tables.MAX_FEATURE_LEVEL,
        config.get(ConfigKeys.METADATA));
  }

  /** Why a forwarded command must not enter the log, if it must not. */
  private Optional<WriteRefusal> refusal(OperationKey key) {
    if (SystemCommand.isForTopics(key)) {
      return key.operation().equals(TopicCommand.PUBLISH) ? disk.refusal() : Optional.empty();
    }
    if (!state.tables().operations().isEnabled(key)) {
      return Optional.of(
          new WriteRefusal(
              Code.VERSION_MISMATCH, HandlerRegistry.label(key) + " is not enabled yet"));
    }
    return disk.refusal();
  }

  private void halted(String reason) {
    counters.halted();
    events.publish(new NodeHalted(reason));
    consensus.halt();
    route(new Route.Nowhere());
    batcher.failQueued(Code.HALTED, "the node is halted");
    delivery.halt();
  }

  ClusterConfig config() {
    return config;
  }

  String nodeId() {
    return nodeId;
  }

  HandlerRegistry handlers() {
    return handlers;
  }

  Identity identity() {
    return identity;
  }

  Threads threads() {
    return threads;
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  NodeCounters counters() {
    return counters;
  }

  IncomingCalls calls() {
    return calls;
  }

  EventBus events() {
    return events;
  }

  HaltSwitch halt() {
    return halt;
  }

  DiskWatch disk() {
    return disk;
  }

  ReplicatedState state() {
    return state;
  }

  Consensus consensus() {
    return consensus;
  }

  PeerLinks links() {
    return links;
  }

  Batcher batcher() {
    return batcher;
  }

  Completions completions() {
    return completions;
  }

  CommitAnnouncements commits() {
    return commits;
  }

  WriteOrigin origin() {
    return origin;
  }

  Writer writer() {
    return new Writer(origin);
  }

  Barriers barriers() {
    return barriers;
  }

  Supplier<CompletableFuture<Long>> localBarrier() {
    return localBarrier;
  }

  Reads reads() {
    return reads;
  }

  LeaderOperations leaderOperations() {
    return leaderOperations;
  }

  ForwardedWrites forwarded() {
    return forwarded;
  }

  NodeListener listener() {
    return listener;
  }

  Membership membership() {
    return membership;
  }

  StatusReport report() {
    return report;
  }

  SnapshotTrigger snapshots() {
    return snapshots;
  }

  Delivery delivery() {
    return delivery;
  }

  /** For adapters of management; the same for all. */
  DurableSubscribers durableSubscribers() {
    return durableSubscribers;
  }

  Publications publications() {
    return publications;
  }

  Cluster cluster() {
    return cluster;
  }

  Changes changes() {
    return changes;
  }

  Route route() {
    return route;
  }

  void route(Route changed) {
    route = changed;
    barriers.routeChanged();
    origin.routeChanged(changed);
    delivery.leaderChanged();
  }

  boolean isClosed() {
    return closed;
  }

  void markClosed() {
    closed = true;
  }
}
