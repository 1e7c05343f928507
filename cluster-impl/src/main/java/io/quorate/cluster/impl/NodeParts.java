/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.event.NodeHalted;
import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.changes.AddressBook;
import io.quorate.cluster.impl.changes.AutopilotDuties;
import io.quorate.cluster.impl.changes.Changes;
import io.quorate.cluster.impl.changes.Presence;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.RatisConsensus;
import io.quorate.cluster.impl.delivery.Delivery;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.discovery.Discovery;
import io.quorate.cluster.impl.discovery.Sources;
import io.quorate.cluster.impl.events.EventBus;
import io.quorate.cluster.impl.format.AddressFile;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.security.Access;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.state.OutcomeSinks;
import io.quorate.cluster.impl.state.ReplicatedState;
import io.quorate.cluster.impl.state.SystemCommand;
import io.quorate.cluster.impl.state.Tables;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.writes.Barriers;
import io.quorate.cluster.impl.writes.Batcher;
import io.quorate.cluster.impl.writes.Completions;
import io.quorate.cluster.impl.writes.ForwardedWrites;
import io.quorate.cluster.impl.writes.HandOut;
import io.quorate.cluster.impl.writes.Route;
import io.quorate.cluster.impl.writes.WriteOrigin;
import io.quorate.cluster.impl.writes.WriteRefusal;
import io.quorate.cluster.impl.writes.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Makes the parts of a node and joins them; starts nothing. */
final class NodeParts {
  private final ClusterConfig config;
  private final String nodeId;
  private final HandlerRegistry handlers;
  private final Identity identity;
  private final DurableCharters charters;
  private final Threads threads;
  private final Optional<Tls> tls;
  private final ScheduledExecutorService scheduler;
  private final NodeCounters counters = new NodeCounters();
  private final IncomingCalls calls = new IncomingCalls();
  private final OutcomeSinks sinks = new OutcomeSinks();
  private final EventBus events;
  private final HaltSwitch halt;
  private final DiskWatch disk;
  private final ReplicatedState state;
  private final AddressBook addresses;
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
  private final Presence presence;
  private final Discovery discovery;
  private final FoundingWait foundingWait;
  private final FormationDoubts doubts;
  private final ForeignClusters foreign;
  private final StatusReport report;
  private final Changes changes;
  private final AutopilotDuties autopilot;
  private final SnapshotTrigger snapshots;
  private final LogMembers members;
  private final Delivery delivery;
  private final Publications publications;
  private final DurableSubscribers durableSubscribers = new DurableTopics(this);
  private final Cluster cluster;
  private final Access access;
  private volatile Route route = new Route.Nowhere();
  private volatile boolean closed;

  NodeParts(
      ClusterConfig config,
      HandlerRegistry handlers,
      Sources sources,
      Faults faults,
      Identity identity,
      Threads threads,
      Cluster cluster) {
    PartSettings settings = new PartSettings(config, identity, faults);
    this.cluster = cluster;
    this.config = config;
    this.handlers = handlers;
    this.nodeId = config.get(ConfigKeys.NODE_ID);
    this.identity = identity;
    this.charters = new DurableCharters(config.get(ConfigKeys.DATA_DIR));
    this.threads = threads;
    this.tls = NodeSecurity.tls(config);
    this.scheduler = threads.scheduler("timer");
    ExecutorService virtual = threads.virtual("work");
    this.events = new EventBus(virtual);
    this.halt = new HaltSwitch(nodeId, this::halted);
    this.disk =
        new DiskWatch(nodeId, identity.groups(), config.get(ConfigKeys.RAFT_FREE_SPACE_MIN));
    this.state = new ReplicatedState(settings.applier(), handlers, sinks, halt, counters, threads);
    this.addresses =
        new AddressBook(
            (id, incarnation) -> membership().member(id, incarnation),
            state.tables().members(),
            config.get(ConfigKeys.DATA_DIR).map(AddressFile::new));
    this.consensus =
        new RatisConsensus(
            settings.consensus(charters.accepted()), addresses, state, listener, threads, tls);
    this.links = new PeerLinks(consensus);
    this.commits = new CommitAnnouncements(consensus, scheduler);
    HandOut handOut = new HandOut(scheduler);
    this.batcher =
        new Batcher(
            settings.batch(),
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
            settings.origin(), batcher, links, sinks, completions, handOut, scheduler, counters);
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
        new LeaderOperations(nodeId, consensus::view, batcher::barrier, this::epoch, virtual);
    this.forwarded = new ForwardedWrites(batcher, sinks, this::refusal);
    this.membership =
        Membership.jgroups(
            settings.membership(), settings.nodeInfo(handlers), listener, threads, tls);
    this.presence =
        new Presence(
            nodeId, config.get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MAX), consensus, membership);
    this.access = new Access(config, tls, this::nodeIds);
    this.discovery = new Discovery(sources, settings.discovery(), threads);
    this.foundingWait = new FoundingWait(config, identity, membership, charters);
    this.doubts = new FormationDoubts(config, consensus, membership, discovery, foundingWait::seen);
    this.foreign = new ForeignClusters(nodeId, config.get(ConfigKeys.CLUSTER_NAME), membership);
    this.report =
        new StatusReport(
            config.get(ConfigKeys.CLUSTER_NAME),
            nodeId,
            consensus,
            membership,
            addresses,
            state,
            halt,
            disk,
            foundingWait::waiting,
            this::warnings);
    this.changes =
        new Changes(
            nodeId,
            consensus,
            membership,
            presence,
            addresses,
            state.tables(),
            batcher,
            links,
            scheduler,
            () -> closed);
    this.autopilot =
        new AutopilotDuties(nodeId, settings.autopilot(), consensus, membership, presence, changes);
    this.snapshots =
        new SnapshotTrigger(
            nodeId,
            consensus,
            state,
            halt,
            config.get(ConfigKeys.RAFT_SNAPSHOT_ENTRIES),
            config.get(ConfigKeys.RAFT_SNAPSHOT_BYTES));
    this.publications = new Publications(this);
    ExecutorService topicThreads = threads.virtual("topics");
    this.members = new LogMembers(membership, topicThreads, scheduler, tls);
    this.delivery =
        new Delivery(
            settings.delivery(),
            settings.topicLimits(),
            state.tables().topics(),
            handlers.topics(),
            () -> state.tables().featureLevel() >= Tables.TOPICS_LEVEL,
            id -> membership.member(id).isPresent(),
            new TopicLinks(this::route, links, batcher),
            members,
            publications::deadLetter,
            commits::handlersWait,
            publications::command,
            scheduler,
            topicThreads);
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

  /** Empty until the epoch of a restored or recovered cluster is everybody's. */
  private OptionalLong epoch() {
    long replicated = state.tables().epoch();
    return replicated < identity.node().epoch()
        ? OptionalLong.empty()
        : OptionalLong.of(replicated);
  }

  /** The ids of members, which may be about to join, and of configured nodes. */
  private Set<String> nodeIds() {
    Set<String> ids = new HashSet<>();
    membership.view().members().stream()
        .filter(info -> AnnouncedRole.of(info.roles()) != AnnouncedRole.LEFT)
        .forEach(info -> ids.add(info.nodeId()));
    consensus.view().peers().forEach(peer -> ids.add(peer.nodeId()));
    return ids;
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(discovery.warnings());
    doubts.doubt().map(Doubt::text).ifPresent(warnings::add);
    warnings.addAll(foreign.warnings(consensus.view()));
    access.problem().ifPresent(warnings::add);
    tls.ifPresent(
        found -> warnings.addAll(found.warnings(config.get(ConfigKeys.TLS_EXPIRY_WARNING))));
    return warnings;
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

  Optional<Tls> tls() {
    return tls;
  }

  Access access() {
    return access;
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

  AddressBook addresses() {
    return addresses;
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

  Presence presence() {
    return presence;
  }

  Discovery discovery() {
    return discovery;
  }

  DurableCharters charters() {
    return charters;
  }

  FoundingWait foundingWait() {
    return foundingWait;
  }

  FormationDoubts doubts() {
    return doubts;
  }

  ForeignClusters foreign() {
    return foreign;
  }

  StatusReport report() {
    return report;
  }

  SnapshotTrigger snapshots() {
    return snapshots;
  }

  LogMembers members() {
    return members;
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

  AutopilotDuties autopilot() {
    return autopilot;
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
