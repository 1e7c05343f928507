/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.time.Duration;
import java.util.Optional;
import org.apache.ratis.grpc.server.GrpcLogAppender;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.raftlog.RaftLogIOException;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.util.AwaitForSignal;
import org.apache.ratis.util.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The engine's appender with two waits taken out. The engine tells a follower what is committed
 * with the next entry or the next heartbeat only; this one tells it at once when asked to. And the
 * engine's appender can miss the signal for a new entry and sleep until the next heartbeat; this
 * one's signal waits for it.
 */
final class PromptAppender extends GrpcLogAppender {
  private final AwaitForSignal signal;
  private volatile long asked = -1;
  private volatile long told = -1;
  private volatile boolean installing;
  private final FollowerWatch watch;
  private final Timestamp begun = Timestamp.currentTime();

  PromptAppender(RaftServer.Division server, LeaderState leader, FollowerInfo follower) {
    super(server, leader, follower);
    this.signal = new KeptSignal(follower.getName());
    this.watch = new FollowerWatch(heartbeat(server), System::nanoTime);
  }

  @Override
  public AwaitForSignal getEventAwaitForSignal() {
    return signal;
  }

  /** Whether the engine still prepares this follower, or has not noticed that it is in. */
  boolean isNewcomer() {
    return isRunning() && getLeaderState().isFollowerBootstrapping(getFollower());
  }

  /** The change that brought this follower in is made. */
  void settle() {
    Settling.settle(getFollower());
    notifyLogAppender();
  }

  /** Half an election timeout, by the engine. */
  private static Duration heartbeat(RaftServer.Division server) {
    return Duration.ofMillis(server.properties().minRpcTimeoutMs() / 2L);
  }

  /** How long ago the follower last answered; empty if it never did. */
  Optional<Duration> sinceAnswer() {
    Timestamp answered = getFollower().getLastRpcResponseTime();
    // The engine begins with a time from before there was an appender.
    return answered.compareTo(begun) > 0
        ? Optional.of(Duration.ofMillis(answered.elapsedTimeMs()))
        : Optional.empty();
  }

  /** Looks whether the follower, if it is known to be there, should have a new connection now. */
  boolean wantsConnection(boolean seen) {
    return watch.wantsConnection(
        Duration.ofMillis(getFollower().getLastRpcResponseTime().elapsedTimeMs()),
        getFollower().getMatchIndex(),
        getRaftLog().getNextIndex() - 1,
        installing,
        seen);
  }

  /** Tells the follower soon what is committed now. */
  void announceCommit() {
    asked = getRaftLog().getLastCommittedIndex();
    if (owesCommit()) {
      notifyLogAppender();
    }
  }

  /**
   * Whether there is something to tell that a heartbeat can tell: it can tell nothing of entries
   * that the follower has not confirmed (Raft §5.3), and by the engine's rule nothing at all while
   * an append is unanswered. The answer to either brings the appender back here.
   */
  private boolean owesCommit() {
    return asked > told
        && asked > getFollower().getCommitIndex()
        && asked <= getFollower().getMatchIndex()
        && !hasPendingDataRequests();
  }

  @Override
  public @Nullable SnapshotInfo shouldInstallSnapshot() {
    SnapshotInfo snapshot = super.shouldInstallSnapshot();
    installing = snapshot != null;
    return snapshot;
  }

  @Override
  public boolean shouldSendAppendEntries() {
    return owesCommit() || super.shouldSendAppendEntries();
  }

  @Override
  public long getHeartbeatWaitTimeMs() {
    return owesCommit() ? 0 : super.getHeartbeatWaitTimeMs();
  }

  @Override
  public AppendEntriesRequestProto newAppendEntriesRequest(long callId, boolean heartbeat)
      throws RaftLogIOException {
    installing = false;
    long telling = owesCommit() ? asked : told;
    AppendEntriesRequestProto request = super.newAppendEntriesRequest(callId, heartbeat);
    if (request != null) {
      told = Math.max(told, telling);
    }
    return request;
  }
}
