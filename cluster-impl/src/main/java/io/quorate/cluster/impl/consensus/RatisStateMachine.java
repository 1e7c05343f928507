/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;

/** Joins the engine's calls to {@link LogConsumer} and {@link ConsensusListener}. */
final class RatisStateMachine extends BaseStateMachine {
  private final LogConsumer consumer;
  private final ConsensusListener listener;
  private final SnapshotStore snapshots;
  private final ClientId ownClient;

  RatisStateMachine(
      LogConsumer consumer,
      ConsensusListener listener,
      SnapshotStore snapshots,
      ClientId ownClient) {
    this.consumer = consumer;
    this.listener = listener;
    this.snapshots = snapshots;
    this.ownClient = ownClient;
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    super.initialize(server, group, storage);
    getLifeCycle()
        .startAndTransition(
            () -> {
              snapshots.open(storage);
              loadLatest();
            },
            IOException.class);
  }

  @Override
  public void pause() {
    if (getLifeCycleState() == LifeCycle.State.RUNNING) {
      getLifeCycle().transition(LifeCycle.State.PAUSING);
      getLifeCycle().transition(LifeCycle.State.PAUSED);
    }
  }

  @Override
  public void reinitialize() throws IOException {
    loadLatest();
    if (getLifeCycleState() == LifeCycle.State.PAUSED) {
      getLifeCycle().transition(LifeCycle.State.STARTING);
      getLifeCycle().transition(LifeCycle.State.RUNNING);
    }
  }

  private void loadLatest() throws IOException {
    try {
      snapshots.loadLatest(consumer);
    } catch (IOException | RuntimeException e) {
      listener.failed("a snapshot could not be loaded: " + e.getMessage(), e);
      throw e;
    }
  }

  @Override
  public StateMachineStorage getStateMachineStorage() {
    return snapshots.storage();
  }

  /** Snapshots are written beside the applying; what is asked for here is done already. */
  @Override
  public long takeSnapshot() {
    return snapshots.latestIndex();
  }

  @Override
  public TermIndex getLastAppliedTermIndex() {
    // Called by the super constructor as well.
    LogPosition position = consumer == null ? LogPosition.NONE : consumer.applied();
    return TermIndex.valueOf(position.term(), position.index());
  }

  @Override
  public TransactionContext startTransaction(RaftClientRequest request) throws IOException {
    TransactionContext context = super.startTransaction(request);
    if (!request.getClientId().equals(ownClient)) {
      context.setException(new IOException("only the leader's own node may append"));
    }
    return context;
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext context) {
    LogEntryProto entry = context.getLogEntry();
    byte[] frame = entry.getStateMachineLogEntry().getLogData().toByteArray();
    return consumer
        .apply(new LogPosition(entry.getTerm(), entry.getIndex()), frame)
        .thenApply(done -> Message.EMPTY);
  }

  @Override
  public void notifyTermIndexUpdated(long term, long index) {
    consumer.skip(new LogPosition(term, index));
  }

  @Override
  public void notifyConfigurationChanged(
      long term, long index, RaftConfigurationProto configuration) {
    listener.changed();
  }

  @Override
  public void notifyLeaderChanged(RaftGroupMemberId member, RaftPeerId leader) {
    listener.changed();
  }

  @Override
  public void notifyLeaderReady() {
    listener.changed();
  }

  @Override
  public void notifyNotLeader(Collection<TransactionContext> pending) {
    listener.changed();
  }

  @Override
  public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto entry) {
    listener.failed("the log could not be written: " + cause.getMessage(), cause);
  }

  /** Answers the engine's own read index; see {@link Consensus#engineReadIndex()}. */
  @Override
  public CompletableFuture<Message> query(Message request) {
    ByteString index =
        UnsafeByteOperations.unsafeWrap(
            ByteBuffer.allocate(Long.BYTES).putLong(0, consumer.applied().index()));
    return CompletableFuture.completedFuture(Message.valueOf(index));
  }

  /** A call from another node. */
  @Override
  public CompletableFuture<Message> queryStale(Message request, long minIndex) {
    return listener
        .called(request.getContent().toByteArray())
        .thenApply(answer -> Message.valueOf(UnsafeByteOperations.unsafeWrap(answer)));
  }
}
