/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.format.LogFrameReader;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.state.OutcomeSinks;
import io.quorate.cluster.impl.state.RefusalCode;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The origin on a follower, with the leader's answers given by hand. */
class WriteOriginTest {
  private static final OperationKey KEY = new OperationKey("h", "o", 1, (byte) 2);
  private static final Peer LEADER = new Peer("n1", "i", true);
  private static final Outcome DONE = new Outcome.Success(new byte[] {1});
  private static final Outcome EXPIRED =
      new Outcome.Refused(RefusalCode.SESSION_EXPIRED.number(), "the session has expired");

  /** A call that carried commands to the leader. */
  private record Sent(long session, long sequence, CompletableFuture<byte[]> reply) {
    void answer(WriteReply.Answer answer) {
      reply.complete(WriteReply.encode(List.of(answer)));
    }
  }

  private final List<Sent> sent = new ArrayList<>();
  private final HandScheduler scheduler = new HandScheduler();
  private final WriteOrigin origin = origin();
  private long sessions = 100;

  private WriteOrigin origin() {
    OutcomeSinks sinks = new OutcomeSinks();
    NodeCounters counters = new NodeCounters();
    HandOut handOut = new HandOut(scheduler);
    Batcher notLeading =
        new Batcher(
            new BatchSettings(1, 1, 1, false),
            frame -> CompletableFuture.failedFuture(new IllegalStateException("does not lead")),
            sinks,
            Clock.systemUTC(),
            Runnable::run,
            counters,
            idle -> {},
            handOut);
    return new WriteOrigin(
        new OriginSettings("n2", 100, 10_000, 10, 10_000, 4, Duration.ofMinutes(1)),
        notLeading,
        this::call,
        sinks,
        new Completions(Runnable::run, handOut),
        handOut,
        scheduler,
        counters);
  }

  private CompletableFuture<byte[]> call(Peer leader, CallKind kind, byte[] body) {
    if (kind == CallKind.OPEN_SESSION) {
      return CompletableFuture.completedFuture(
          ByteBuffer.allocate(Long.BYTES).putLong(0, sessions++).array());
    }
    LogFrameReader reader = new LogFrameReader(body);
    assertTrue(reader.nextRun());
    CompletableFuture<byte[]> reply = new CompletableFuture<>();
    sent.add(new Sent(reader.session(), reader.firstSequence(), reply));
    return reply;
  }

  private CompletableFuture<Applied> writeThroughTheLeader() {
    origin.routeChanged(new Route.Remote(LEADER, 1));
    CompletableFuture<Applied> write =
        new Writer(origin).write(KEY, new byte[] {7}, null, Duration.ofHours(1));
    runUntilSent(1);
    return write;
  }

  /** The session is opened and retries begin on the scheduler. */
  private void runUntilSent(int calls) {
    for (int round = 0; round < 10 && sent.size() < calls; round++) {
      scheduler.runScheduled();
    }
    assertEquals(calls, sent.size(), "calls to the leader");
  }

  @Test
  void answerToAnEarlierNumber_doesNotTouchTheNewAttempt() {
    CompletableFuture<Applied> write = writeThroughTheLeader();
    Sent first = sent.get(0);
    // This node's own log tells that the session had expired before the leader's answer arrives.
    origin.applied(7, first.sequence(), new Outcome[] {EXPIRED});
    runUntilSent(2);
    Sent second = sent.get(1);
    assertEquals(first.session() + 1, second.session());

    first.answer(new WriteReply.Done(new Applied(7, EXPIRED)));
    scheduler.runScheduled();
    scheduler.runScheduled();
    assertEquals(2, sent.size(), "numbered a third time while the second may be in the log");

    second.answer(new WriteReply.Done(new Applied(8, DONE)));
    assertEquals(8, write.join().index());
  }

  @Test
  void failureOfAnEarlierNumber_doesNotTakeTheNewAttemptBack() {
    CompletableFuture<Applied> write = writeThroughTheLeader();
    Sent first = sent.get(0);
    origin.applied(7, first.sequence(), new Outcome[] {EXPIRED});
    runUntilSent(2);

    first.reply().completeExceptionally(new NotHere());
    origin.close();
    // The second attempt may be in a log.
    CompletionException failure = assertThrows(CompletionException.class, write::join);
    assertInstanceOf(OutcomeUnknownException.class, failure.getCause());
  }

  @Test
  void oneCallIsOnItsWay_whatComesMeanwhileGathers() {
    CompletableFuture<Applied> write = writeThroughTheLeader();
    CompletableFuture<Applied> next =
        new Writer(origin).write(KEY, new byte[] {8}, null, Duration.ofHours(1));
    assertEquals(1, sent.size());
    sent.get(0).answer(new WriteReply.Done(new Applied(7, DONE)));
    runUntilSent(2);
    sent.get(1).answer(new WriteReply.Done(new Applied(8, DONE)));
    assertEquals(7, write.join().index());
    assertEquals(8, next.join().index());
  }

  @Test
  void callWithoutAnAnswer_isNotWaitedFor_onceTheLogTold() {
    CompletableFuture<Applied> write = writeThroughTheLeader();
    CompletableFuture<Applied> next =
        new Writer(origin).write(KEY, new byte[] {8}, null, Duration.ofHours(1));
    origin.applied(7, sent.get(0).sequence(), new Outcome[] {DONE});
    assertEquals(7, write.join().index());
    runUntilSent(2);
    assertFalse(next.isDone());
  }

  @Test
  void expired_afterOneAttempt_beginsAgainInANewSession() {
    CompletableFuture<Applied> write = writeThroughTheLeader();
    sent.get(0).answer(new WriteReply.Done(new Applied(7, EXPIRED)));
    runUntilSent(2);
    assertTrue(sent.get(1).sequence() > sent.get(0).sequence());
    sent.get(1).answer(new WriteReply.Done(new Applied(9, DONE)));
    assertEquals(9, write.join().index());
  }

  @Test
  void expired_afterTwoAttempts_isUnknown() {
    CompletableFuture<Applied> write = writeThroughTheLeader();
    sent.get(0).reply().completeExceptionally(new IllegalStateException("connection lost"));
    runUntilSent(2);
    assertEquals(sent.get(0).sequence(), sent.get(1).sequence(), "sent again under its number");
    sent.get(1).answer(new WriteReply.Done(new Applied(7, EXPIRED)));
    CompletionException failure = assertThrows(CompletionException.class, write::join);
    assertInstanceOf(OutcomeUnknownException.class, failure.getCause());
  }

  @Test
  void refusedCall_leavesNothingUncertain() {
    CompletableFuture<Applied> write = writeThroughTheLeader();
    sent.get(0).reply().completeExceptionally(new NotHere());
    assertFalse(write.isDone(), "waits for another attempt until its deadline");
    origin.close();
    CompletionException failure = assertThrows(CompletionException.class, write::join);
    assertInstanceOf(NotCommittedException.class, failure.getCause());
  }

  @Test
  void newLeader_getsWhatWasOnItsWay_underTheSameNumber() {
    CompletableFuture<Applied> write = writeThroughTheLeader();
    origin.routeChanged(new Route.Remote(new Peer("n3", "i", true), 2));
    runUntilSent(2);
    assertEquals(sent.get(0).sequence(), sent.get(1).sequence());
    sent.get(0).reply().completeExceptionally(new IllegalStateException("connection lost"));
    scheduler.runScheduled();
    assertEquals(2, sent.size(), "failures by the old route are not acted on");
    sent.get(1).answer(new WriteReply.Done(new Applied(5, DONE)));
    assertEquals(5, write.join().index());
    assertEquals(0, origin.pendingCommands());
  }

  /** What the leader says when it has done nothing. */
  private static final class NotHere extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;

    @Override
    public Code code() {
      return Code.NO_LEADER;
    }
  }
}
