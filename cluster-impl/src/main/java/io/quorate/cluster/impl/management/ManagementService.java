/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.MembershipChangeException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.StaleReadException;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.TopicStatus;
import io.quorate.cluster.impl.autopilot.Plan;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.delivery.TopicFeed;
import io.quorate.cluster.impl.delivery.TopicReader;
import io.quorate.cluster.impl.telemetry.Exposition;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.telemetry.PrometheusText;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.spi.NodeHealth;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What management offers, free of any protocol. Methods that ask the cluster block, within a bound,
 * and are meant for virtual threads; they throw {@link ClusterException}. Safe for use from any
 * thread.
 */
public final class ManagementService {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementService.class);

  /** What the node may take on top of a call's own deadline to report how it ended. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final LeaderStatus leaderStatus;
  private final StatusJson statusJson;
  private final NodeCounters counters;
  private final PrometheusText figures;
  private final NodeHealth health;
  private final DurableSubscribers subscribers;
  private final AutopilotView autopilot;
  private final AutopilotJson autopilotJson;
  private final Duration callTimeout;
  private final Duration leaderTimeout;
  private final OperatorService operators;

  /** A service for this node. */
  public ManagementService(
      ManagementSettings settings,
      Cluster cluster,
      LeaderStatus leaderStatus,
      StatusJson statusJson,
      NodeCounters counters,
      PrometheusText figures,
      NodeHealth health,
      DurableSubscribers subscribers,
      AutopilotView autopilot,
      AutopilotJson autopilotJson,
      BackupSource backups,
      Supplier<Map<String, Object>> facts) {
    this.cluster = cluster;
    this.leaderStatus = leaderStatus;
    this.statusJson = statusJson;
    this.counters = counters;
    this.figures = figures;
    this.health = health;
    this.subscribers = subscribers;
    this.autopilot = autopilot;
    this.autopilotJson = autopilotJson;
    this.callTimeout = settings.callTimeout();
    this.leaderTimeout = settings.leaderTimeout();
    this.operators = new OperatorService(cluster, backups, facts, callTimeout);
  }

  /** The id of this node. */
  public String nodeId() {
    return cluster.nodeId();
  }

  /**
   * The leader's status as JSON, with what this node warns about beside; this node's own view, with
   * a warning, when it cannot be had.
   */
  public byte[] status() {
    if (cluster.leadership().isLeader()) {
      return statusJson.encode(cluster.status());
    }
    if (cluster.leadership().leaderId().isPresent()) {
      try {
        byte[] bytes = Waiting.await(leaderStatus.fetch(), leaderTimeout);
        return withOwnWarnings(bytes);
      } catch (RuntimeException | Waiting.TimedOut | Waiting.Stopped e) {
        LOG.debug("{}: the leader's status could not be had", nodeId(), e);
      }
    }
    return statusJson.encode(ownView(cluster.status()));
  }

  /** {@link #status()} for those who do not want JSON. */
  public ClusterStatus clusterStatus() {
    return statusJson.decode(status());
  }

  /** Checks that the bytes are a status, too. */
  private byte[] withOwnWarnings(byte[] leaders) {
    ClusterStatus status = statusJson.decode(leaders);
    Set<String> warnings = new LinkedHashSet<>(status.warnings());
    return warnings.addAll(cluster.status().warnings())
        ? statusJson.encode(withWarnings(status, warnings))
        : leaders;
  }

  private static ClusterStatus ownView(ClusterStatus own) {
    List<String> warnings = new ArrayList<>(own.warnings());
    warnings.add("the leader could not be reached; this is the view of " + own.nodeId());
    return withWarnings(own, warnings);
  }

  private static ClusterStatus withWarnings(ClusterStatus status, Collection<String> warnings) {
    return new ClusterStatus(
        status.clusterName(),
        status.clusterId(),
        status.nodeId(),
        status.healthy(),
        status.role(),
        status.term(),
        status.leaderId(),
        status.leaderAddress(),
        status.commitIndex(),
        status.appliedIndex(),
        status.members(),
        status.haltReason(),
        List.copyOf(warnings));
  }

  /**
   * What the leader's autopilot sees, as JSON.
   *
   * @throws NotCommittedException if no leader answers
   */
  public byte[] autopilot() {
    Optional<Plan> own = autopilot.own();
    if (own.isPresent()) {
      return autopilotJson.encode(nodeId(), own.get());
    }
    return await(autopilot.fetch(), leaderTimeout, NotCommittedException::of);
  }

  /** Whether this process can make progress at all; a lost quorum does not count against it. */
  public Health liveness() {
    return new Health(health.liveness(), List.of());
  }

  /** Whether this node should be given work: a leader is known and it has caught up. */
  public Health readiness() {
    ClusterStatus status = cluster.status();
    return new Health(health.readiness(status), NodeHealth.warnings(status));
  }

  /** The node's figures. */
  public Exposition metrics(Optional<String> accept) {
    return figures.render(accept);
  }

  /** Adds a member as voter; any node may be asked. Answers the leader's Raft address, if known. */
  public Optional<String> join(String nodeId, String raftAddress) {
    boolean leading = cluster.leadership().isLeader();
    try {
      await(
          cluster.admin().join(nodeId, raftAddress), callTimeout, ManagementService::changeUnknown);
    } catch (ClusterException e) {
      counters.joinRequest(refusal(e.code()) ? "rejected" : "error");
      throw e;
    }
    counters.joinRequest(leading ? "accepted" : "forwarded");
    return leaderAddress();
  }

  private static boolean refusal(Code code) {
    return Problems.status(code) == 409 || Problems.status(code) == 404;
  }

  /** The leader's Raft address, if one is known. */
  public Optional<String> leaderAddress() {
    return cluster.status().leaderAddress();
  }

  /** Removes a node from the configuration; any node may be asked. */
  public void leave(String nodeId) {
    await(cluster.admin().leave(nodeId), callTimeout, ManagementService::changeUnknown);
  }

  /** What operators ask of a running node. */
  OperatorService operators() {
    return operators;
  }

  /** Runs a write or a leader operation; answers the encoded reply. */
  public byte @Nullable [] appWrite(
      String operation, byte @Nullable [] payload, Optional<Duration> timeout) {
    CompletionStage<byte[]> reply =
        cluster.appWrite(operation, payload, (Type) byte[].class, options(timeout));
    return await(reply, timeout.orElse(callTimeout), OutcomeUnknownException::new);
  }

  /** Runs a read on this node; answers the encoded reply and the index it saw. */
  public ReadResult<byte[]> appRead(
      String operation,
      byte @Nullable [] payload,
      ReadConsistency consistency,
      Optional<Duration> timeout) {
    CompletionStage<ReadResult<byte[]>> reply =
        cluster.appRead(operation, payload, byte[].class, consistency, options(timeout));
    return await(reply, timeout.orElse(callTimeout), StaleReadException::new);
  }

  /** Publishes a message; answers when it is committed. */
  public PublishReceipt publish(String topic, byte[] payload, PublishOptions options) {
    return await(
        cluster.publish(topic, payload, options),
        options.timeout().orElse(callTimeout),
        OutcomeUnknownException::new);
  }

  /** What this node knows of every topic, ordered by name. */
  public List<TopicStatus> topics() {
    return cluster.topics();
  }

  /**
   * A durable subscriber at this node.
   *
   * @param reader reads its topics
   * @param resumed whether it was known
   */
  public record Subscribed(TopicReader reader, boolean resumed) {}

  /** Registers a durable subscriber, or changes one, and opens it at this node. */
  public Subscribed subscribe(
      String id, TopicPattern pattern, StartPoint start, Optional<Duration> timeout) {
    Duration bound = timeout.orElse(callTimeout);
    boolean resumed =
        await(
            subscribers.subscribe(id, pattern, start, bound), bound, OutcomeUnknownException::new);
    return new Subscribed(subscribers.open(id), resumed);
  }

  /** Opens a topic for a reader that keeps its own position. */
  public TopicFeed follow(String topic, StartPoint start) {
    return await(
        subscribers.follow(topic, start, callTimeout), callTimeout, StaleReadException::new);
  }

  /** Forgets a durable subscriber. */
  public void unsubscribe(String id, Optional<Duration> timeout) {
    Duration bound = timeout.orElse(callTimeout);
    await(subscribers.unsubscribe(id, bound), bound, OutcomeUnknownException::new);
  }

  private static CallOptions options(Optional<Duration> timeout) {
    return timeout.map(CallOptions.DEFAULT::withTimeout).orElse(CallOptions.DEFAULT);
  }

  static ClusterException changeUnknown(Code code, String message) {
    return new MembershipChangeException(code, message);
  }

  /** The node ends calls at their deadline; the bound here only holds if it does not. */
  static <T> T await(
      CompletionStage<T> stage,
      Duration timeout,
      BiFunction<Code, String, ? extends ClusterException> unfinished) {
    try {
      return Waiting.await(stage, timeout.plus(GRACE));
    } catch (Waiting.TimedOut e) {
      throw unfinished.apply(Code.TIMEOUT, "no outcome after " + timeout);
    } catch (Waiting.Stopped e) {
      throw unfinished.apply(Code.CLOSED, "the node closed while the call was under way");
    }
  }
}
