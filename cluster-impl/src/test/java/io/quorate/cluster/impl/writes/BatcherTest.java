/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.format.LogFrameReader;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.state.OutcomeSinks;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatcherTest {
  private static final OperationKey KEY = new OperationKey("h", "o", 1, (byte) 2);
  private final List<byte[]> frames = new ArrayList<>();
  private final List<CompletableFuture<Long>> submitted = new ArrayList<>();
  private final HandScheduler scheduler = new HandScheduler();
  private final HandOut handOut = new HandOut(scheduler);
  private final Batcher batcher = batcher(4, 10_000, 1);

  private Batcher batcher(int commands, int bytes, int inFlight) {
    return batcher(commands, bytes, inFlight, idle -> {});
  }

  private Batcher batcher(int commands, int bytes, int inFlight, Batcher.IdleListener idle) {
    return new Batcher(
        new BatchSettings(commands, bytes, inFlight, false),
        frame -> {
          frames.add(frame);
          CompletableFuture<Long> reply = new CompletableFuture<>();
          submitted.add(reply);
          return reply;
        },
        new OutcomeSinks(),
        Clock.systemUTC(),
        Runnable::run,
        new NodeCounters(),
        idle,
        handOut);
  }

  private static final class RecordingTicket implements Ticket {
    boolean withdrawn;
    boolean claimed;
    String failure = "";

    @Override
    public boolean claim() {
      claimed = !withdrawn;
      return claimed;
    }

    @Override
    public void failed(Code code, String message, boolean maybe) {
      failure = code + (maybe ? " maybe" : " certain");
    }
  }

  private RecordingTicket offer(Batcher to, long sequence, int size) {
    RecordingTicket ticket = new RecordingTicket();
    SessionHandle session =
        new SessionHandle() {
          @Override
          public long id() {
            return 1;
          }

          @Override
          public long acknowledgedBelow() {
            return 1;
          }
        };
    to.offer(new QueuedCommand(session, sequence, KEY, null, null, new byte[size], ticket));
    return ticket;
  }

  private static int commands(byte[] frame) {
    LogFrameReader reader = new LogFrameReader(frame);
    int count = 0;
    while (reader.nextRun()) {
      count += reader.count();
      while (reader.nextCommand()) {
        assertEquals(KEY, reader.key());
      }
    }
    return count;
  }

  @Test
  void idle_sendsAtOnce_busyGathersUntilAnEntryReturns() {
    offer(batcher, 1, 10);
    assertEquals(1, frames.size());
    offer(batcher, 2, 10);
    offer(batcher, 3, 10);
    assertEquals(1, frames.size());
    submitted.get(0).complete(1L);
    assertEquals(2, frames.size());
    assertEquals(2, commands(frames.get(1)));
  }

  @Test
  void furtherEntry_leavesOnlyWhenFull() {
    Batcher wide = batcher(4, 10_000, 2);
    offer(wide, 1, 10);
    offer(wide, 2, 10);
    offer(wide, 3, 10);
    assertEquals(1, frames.size(), "two commands do not fill an entry");
    offer(wide, 4, 10);
    offer(wide, 5, 10);
    assertEquals(2, frames.size());
    assertEquals(4, commands(frames.get(1)));
    for (int i = 6; i <= 9; i++) {
      offer(wide, i, 10);
    }
    assertEquals(2, frames.size(), "two entries are on their way, and that is the limit");
    submitted.get(0).complete(1L);
    assertEquals(3, frames.size());
  }

  @Test
  void furtherEntry_leavesWhenFullInBytes() {
    Batcher wide = batcher(100, 1_000, 2);
    offer(wide, 1, 10);
    offer(wide, 2, 600);
    assertEquals(1, frames.size());
    offer(wide, 3, 600);
    assertEquals(2, frames.size());
    assertEquals(1, commands(frames.get(1)));
  }

  @Test
  void idleIsTold_whenTheLastEntryReturns() {
    List<Boolean> told = new ArrayList<>();
    Batcher listened = batcher(4, 10_000, 1, told::add);
    offer(listened, 1, 10);
    offer(listened, 2, 10);
    submitted.get(0).complete(1L);
    assertEquals(List.of(false, false), told);
    submitted.get(1).complete(2L);
    assertEquals(List.of(false, false, true), told);
  }

  @Test
  void batch_isBoundInCommandsAndBytes() {
    offer(batcher, 1, 10);
    for (int i = 2; i <= 7; i++) {
      offer(batcher, i, 10);
    }
    submitted.get(0).complete(1L);
    assertEquals(4, commands(frames.get(1)));
    Batcher narrow = batcher(100, 1_000, 1);
    frames.clear();
    submitted.clear();
    offer(narrow, 1, 10);
    for (int i = 2; i <= 5; i++) {
      offer(narrow, i, 400);
    }
    submitted.get(0).complete(1L);
    assertEquals(2, commands(frames.get(1)));
    assertTrue(frames.get(1).length <= 1_000);
  }

  @Test
  void oneCommandLargerThanABatch_stillGoesAlone() {
    Batcher narrow = batcher(100, 1_000, 1);
    offer(narrow, 1, 5_000);
    assertEquals(1, commands(frames.get(0)));
  }

  @Test
  void whileOutcomesAreHandedOut_nothingLeaves_soThatTheirCallersJoin() {
    handOut.begin();
    offer(batcher, 1, 10);
    offer(batcher, 2, 10);
    assertEquals(0, frames.size());
    handOut.end();
    assertEquals(1, frames.size());
    assertEquals(2, commands(frames.get(0)));
  }

  @Test
  void whileOutcomesAreHandedOut_aFullEntryLeaves() {
    handOut.begin();
    for (int i = 1; i <= 4; i++) {
      offer(batcher, i, 10);
    }
    assertEquals(1, frames.size());
    assertEquals(4, commands(frames.get(0)));
  }

  @Test
  void callersThatBlockTheHandingOut_holdNobodyBackForLong() {
    handOut.begin();
    offer(batcher, 1, 10);
    assertEquals(0, frames.size());
    await().atMost(Duration.ofSeconds(5)).until(() -> !handOut.holdsBack());
    scheduler.runScheduled();
    assertEquals(1, frames.size(), "the handing out has not ended, and is not waited for");
  }

  @Test
  void barrier_isCoveredByAnEntryHandedOverAfterIt_neverByOneBefore() {
    offer(batcher, 1, 10);
    CompletableFuture<Long> barrier = batcher.barrier();
    submitted.get(0).complete(7L);
    assertFalse(barrier.isDone());
    assertEquals(0, commands(frames.get(1)));
    submitted.get(1).complete(8L);
    assertEquals(8L, barrier.join());
  }

  @Test
  void withdrawnCommand_isNotSent() {
    offer(batcher, 1, 10);
    RecordingTicket second = offer(batcher, 2, 10);
    second.withdrawn = true;
    submitted.get(0).complete(1L);
    assertEquals(1, frames.size());
    assertFalse(second.claimed);
  }

  @Test
  void failedEntry_failsItsCommandsAsUncertain_queuedOnesAsCertain() {
    RecordingTicket sent = offer(batcher, 1, 10);
    RecordingTicket queued = offer(batcher, 2, 10);
    batcher.failQueued(Code.NOT_LEADER, "over");
    submitted.get(0).completeExceptionally(new IllegalStateException("gone"));
    assertEquals("LEADER_LOST maybe", sent.failure);
    assertEquals("NOT_LEADER certain", queued.failure);
  }
}
