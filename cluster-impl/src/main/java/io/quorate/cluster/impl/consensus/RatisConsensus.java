/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.telemetry.ConnectionFigures;
import io.quorate.cluster.impl.threads.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.GroupManagementRequest;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Consensus} by Apache Ratis. */
public final class RatisConsensus implements Consensus {
  private static final Logger LOG = LoggerFactory.getLogger(RatisConsensus.class);

  private static final Duration STRAGGLERS = Duration.ofSeconds(1);

  private final ConsensusSettings settings;
  private final PeerAddresses addresses;
  private final LogConsumer consumer;
  private final ConsensusListener listener;
  private final ClientId clientId = ClientId.randomId();
  private final RaftPeerId peerId;
  private final RaftProperties properties;
  private final PeerCalls calls;
  private final ExecutorService blocking;
  private final SnapshotStore snapshots;
  private final Reconnection reconnection;
  private final RaftServer server;
  private final AtomicReference<@Nullable Group> group = new AtomicReference<>();

  /**
   * The only cluster that this node can be in, from the moment that somebody brings it into one.
   */
  private final AtomicReference<@Nullable UUID> claim;

  private volatile boolean started;
  private volatile boolean closed;

  /** Prepares; nothing is opened before {@link #start()}. */
  public RatisConsensus(
      ConsensusSettings settings,
      PeerAddresses addresses,
      LogConsumer consumer,
      ConsensusListener listener,
      Threads threads,
      Optional<Tls> tls) {
    Guest.behave();
    this.settings = settings;
    this.claim = new AtomicReference<>(settings.clusterId().orElse(null));
    this.addresses = addresses;
    this.consumer = consumer;
    this.listener = listener;
    this.peerId = RaftPeerId.valueOf(Peer.id(settings.nodeId(), settings.incarnation()));
    this.properties = EngineSettings.of(settings);
    Parameters parameters = PeerSecurity.parameters(peerId, tls);
    this.calls = new PeerCalls(clientId, properties, parameters);
    this.blocking = threads.virtual("consensus");
    this.snapshots = new SnapshotStore(settings.nodeId());
    try {
      TornTail.cut(settings.groups(), settings.groups().resolveSibling("removed"));
      this.server =
          RaftServer.newBuilder()
              .setServerId(peerId)
              .setGroup(unwritten())
              .setStateMachineRegistry(this::stateMachine)
              .setOption(RaftStorage.StartupOption.RECOVER)
              .setProperties(properties)
              .setParameters(parameters)
              .build();
    } catch (IOException e) {
      throw StartFailures.of(settings, e);
    }
    this.reconnection = new Reconnection(server, calls, blocking);
    tls.ifPresent(credentials -> credentials.onReload(this::reconnect));
  }

  private @Nullable RaftGroup unwritten() throws IOException {
    Optional<FirstVoters> first = settings.firstVoters();
    return first.isEmpty() ? null : first.get().unwritten(settings.groups()).orElse(null);
  }

  private void reconnect() {
    Group now = group.get();
    if (now != null && !closed) {
      reconnection.all(now.peers());
    }
  }

  private StateMachine stateMachine(RaftGroupId id) {
    // Leaders of two clusters may bring in the same new node at the same moment.
    if (!claim.compareAndSet(null, id.getUuid()) && !id.getUuid().equals(claim.get())) {
      throw new IllegalStateException(
          settings.nodeId()
              + " belongs to cluster "
              + claim.get()
              + " and cannot also be in "
              + id.getUuid());
    }
    if (started) {
      PeerNames.enter(id.getUuid(), addresses);
    }
    return new RatisStateMachine(consumer, listener, snapshots, clientId);
  }

  @Override
  public void start() {
    try {
      for (RaftGroupId id : server.getGroupIds()) {
        PeerNames.enter(id.getUuid(), addresses);
      }
      started = true;
      server.start();
      for (RaftGroupId id : server.getGroupIds()) {
        adopt(id);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw StartFailures.of(settings, e);
    }
  }

  private synchronized void adopt(RaftGroupId id) throws IOException {
    if (group.get() == null) {
      RaftServer.Division division = server.getDivision(id);
      if (!division.getInfo().getLifeCycleState().isRunning()) {
        return;
      }
      group.set(
          new Group(
              id.getUuid(),
              division,
              new Configurations(server, division, clientId, calls, addresses, blocking)));
      listener.groupAdded(id.getUuid());
      listener.changed();
    }
  }

  /** The group may have been added by the leader's request since the last look. */
  private @Nullable Group group() {
    Group known = group.get();
    if (known == null && !closed) {
      for (RaftGroupId id : server.getGroupIds()) {
        try {
          adopt(id);
        } catch (IOException e) {
          LOG.debug("{}: group {} is not ready yet", settings.nodeId(), id, e);
        }
      }
      known = group.get();
    }
    return known;
  }

  @Override
  public int port() {
    return server.getServerRpc().getInetSocketAddress().getPort();
  }

  @Override
  public RaftView view() {
    Group now = group();
    if (now == null || closed) {
      return RaftView.NONE;
    }
    if (FollowedRole.differs(now.division())) {
      blocking.execute(() -> FollowedRole.correct(now.division()));
    }
    return Views.of(now.id(), now.division());
  }

  @Override
  public void form(UUID clusterId, List<Peer> voters) {
    RaftGroup formed = new FirstVoters(clusterId, voters).group();
    try {
      // Not formatted: an attempt that failed may have left an empty directory.
      RaftClientReply reply =
          server.groupManagement(
              GroupManagementRequest.newAdd(clientId, peerId, calls.nextCallId(), formed, false));
      if (!reply.isSuccess()) {
        throw new IOException(String.valueOf(reply.getException()), reply.getException());
      }
      adopt(formed.getGroupId());
    } catch (IOException e) {
      throw new ClusterStartException("The cluster could not be formed: " + e.getMessage(), e);
    }
  }

  @Override
  public CompletableFuture<Long> submit(byte[] frame) {
    Message message = Message.valueOf(UnsafeByteOperations.unsafeWrap(frame));
    return request(message, RaftClientRequest.writeRequestType())
        .thenApply(RaftClientReply::getLogIndex);
  }

  @Override
  public CompletableFuture<Long> engineReadIndex() {
    return request(Message.EMPTY, RaftClientRequest.readRequestType())
        .thenApply(reply -> reply.getMessage().getContent().asReadOnlyByteBuffer().getLong());
  }

  private CompletableFuture<RaftClientReply> request(Message message, RaftClientRequest.Type type) {
    Group now = group();
    if (now == null || closed) {
      return CompletableFuture.failedFuture(
          new SubmitException(Code.NOT_CONFIGURED, false, "not in the configuration", null));
    }
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(clientId)
            .setServerId(peerId)
            .setGroupId(RaftGroupId.valueOf(now.id()))
            .setCallId(calls.nextCallId())
            .setMessage(message)
            .setType(type)
            .build();
    try {
      // The division itself: the server's method adds a hop between threads.
      return ((RaftClientAsynchronousProtocol) now.division())
          .submitClientRequestAsync(request)
          .handle(SubmitFailures::outcome);
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(SubmitFailures.of(e));
    }
  }

  @Override
  public void announceCommit() {
    if (!closed && server.getFactory() instanceof TrackedGrpc.Factory factory) {
      factory.announceCommit();
    }
  }

  @Override
  public CompletableFuture<byte[]> call(Peer target, byte[] request) {
    Group now = group();
    if (now == null || closed) {
      return CompletableFuture.failedFuture(new IOException("not in the configuration"));
    }
    return calls.call(RaftGroupId.valueOf(now.id()), target, request);
  }

  @Override
  public void addressesChanged() {
    PeerNames.look();
  }

  @Override
  public void seenAgain(String nodeId, String incarnation) {
    Group now = group.get();
    if (now != null && !closed) {
      RaftPeerId id = RaftPeerId.valueOf(Peer.id(nodeId, incarnation));
      now.peers().stream().filter(id::equals).forEach(reconnection::seenAgain);
    }
  }

  @Override
  public void lookAtConnections(Predicate<Peer> seen) {
    Group now = group.get();
    if (now != null && !closed && now.division().getInfo().isLeader()) {
      now.configurations().settleNewcomers();
      reconnection.look(now.peers(), id -> seen.test(Peer.of(id.toString(), true)));
    }
  }

  @Override
  public ConnectionFigures connections() {
    return calls.connections();
  }

  @Override
  public CompletableFuture<Void> add(Peer peer, Duration timeout) {
    return required().configurations().add(peer, timeout);
  }

  @Override
  public CompletableFuture<Void> remove(String nodeId, Duration timeout) {
    return required().configurations().remove(nodeId, timeout);
  }

  @Override
  public CompletableFuture<Void> transfer(String nodeId, Duration timeout) {
    Peer target = view().peer(nodeId).orElseThrow();
    return required().configurations().transfer(RaftPeerId.valueOf(target.id()), timeout);
  }

  private Group required() {
    Group now = group();
    if (now == null) {
      throw new IllegalStateException(settings.nodeId() + " is not in the configuration");
    }
    return now;
  }

  @Override
  public OptionalLong committedOn(Peer peer) {
    Group now = group();
    return now == null ? OptionalLong.empty() : now.committedOn(peer);
  }

  @Override
  public Optional<Duration> sinceAnswer(Peer peer) {
    return !closed && server.getFactory() instanceof TrackedGrpc.Factory factory
        ? factory.appender(RaftPeerId.valueOf(peer.id())).flatMap(PromptAppender::sinceAnswer)
        : Optional.empty();
  }

  @Override
  public Optional<String> mostUpToDate(Predicate<Peer> eligible) {
    return required().mostUpToDate(eligible);
  }

  @Override
  public boolean electNow(Peer goneLeader) {
    Group now = group();
    return now != null && !closed && Elections.electNow(server, now.division(), goneLeader);
  }

  @Override
  public Duration sinceLeader() {
    Group now = group();
    return now == null ? Duration.ofDays(1) : Elections.sinceLeader(now.division());
  }

  @Override
  public LogPosition lastEntry() {
    Group now = group();
    return now == null ? LogPosition.NONE : now.lastEntry();
  }

  @Override
  public CompletableFuture<Long> snapshot() {
    return CompletableFuture.supplyAsync(this::writeSnapshot, blocking)
        .thenCompose(this::purgeBehind);
  }

  private long writeSnapshot() {
    try (SnapshotImage image = consumer.capture()) {
      return snapshots.write(image);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /**
   * Not by the engine's own request for a snapshot, which does nothing when a newer one than it
   * expects is there already.
   */
  private CompletableFuture<Long> purgeBehind(long index) {
    return required().division().getRaftLog().purge(index).thenApply(purged -> index);
  }

  @Override
  public void halt() {
    blocking.execute(
        () -> {
          closeServer();
          if (!closed) {
            Stragglers.end(peerId.toString(), STRAGGLERS);
          }
        });
  }

  private void closeServer() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.warn("{}: the log did not close cleanly", settings.nodeId(), e);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    started = false;
    closeServer();
    Stragglers.end(peerId.toString(), STRAGGLERS);
    try {
      calls.close();
    } catch (IOException e) {
      LOG.warn("{}: connections did not close cleanly", settings.nodeId(), e);
    }
    PeerNames.leave(addresses);
  }
}
