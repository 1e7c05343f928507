/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.format.LogFrameReader;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.state.OutcomeSinks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The leader's side of forwarding: puts commands of other nodes into the batcher, and answers each
 * call when all its commands have an answer. Safe for use from any thread.
 */
public final class ForwardedWrites {
  /** Why a command must not enter the log, if it must not. */
  public interface Admission extends Function<OperationKey, Optional<WriteRefusal>> {}

  private final Batcher batcher;
  private final OutcomeSinks sinks;
  private final Admission admission;
  private final Map<Long, Inbox> inboxes = new ConcurrentHashMap<>();

  /** Forwarding into a batcher. */
  public ForwardedWrites(Batcher batcher, OutcomeSinks sinks, Admission admission) {
    this.batcher = batcher;
    this.sinks = sinks;
    this.admission = admission;
  }

  /** Takes the commands of a frame; completes with the encoded answers. */
  public CompletableFuture<byte[]> accept(byte[] frame) {
    LogFrameReader reader = new LogFrameReader(frame);
    Call call = new Call();
    List<QueuedCommand> commands = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    while (reader.nextRun()) {
      RemoteSession session = new RemoteSession(reader.session(), reader.acknowledgedBelow());
      Inbox inbox = inboxes.computeIfAbsent(session.id(), this::open);
      while (reader.nextCommand()) {
        Slot slot = new Slot(call, slots.size(), inbox, reader.sequence());
        slots.add(slot);
        commands.add(command(session, reader, slot));
      }
    }
    call.begin(slots.size());
    List<QueuedCommand> admitted = new ArrayList<>(commands.size());
    for (int i = 0; i < slots.size(); i++) {
      Optional<WriteRefusal> refusal = admission.apply(commands.get(i).key());
      if (refusal.isPresent()) {
        slots.get(i).failed(refusal.get().code(), refusal.get().message(), false);
      } else {
        slots.get(i).expect();
        admitted.add(commands.get(i));
      }
    }
    if (!admitted.isEmpty()) {
      batcher.offer(admitted);
    }
    return call.answer;
  }

  private static QueuedCommand command(
      SessionHandle session, LogFrameReader reader, Ticket ticket) {
    return new QueuedCommand(
        session,
        reader.sequence(),
        reader.key(),
        reader.caller(),
        reader.trace(),
        reader.payload(),
        ticket);
  }

  private Inbox open(long session) {
    Inbox inbox = new Inbox();
    sinks.add(session, inbox::applied);
    return inbox;
  }

  private record RemoteSession(long id, long acknowledgedBelow) implements SessionHandle {}

  /** The commands of one session that wait for their outcome here. */
  private static final class Inbox {
    private final Map<Long, Slot> waiting = new ConcurrentHashMap<>();

    void add(Slot slot) {
      Slot earlier = waiting.put(slot.sequence, slot);
      if (earlier != null) {
        earlier.answer(new WriteReply.Failed(Code.LEADER_LOST, "sent again", true));
      }
    }

    void applied(long index, long firstSequence, Outcome[] outcomes) {
      for (int i = 0; i < outcomes.length; i++) {
        Slot slot = waiting.remove(firstSequence + i);
        if (slot != null) {
          slot.answer(new WriteReply.Done(new Applied(index, outcomes[i])));
        }
      }
    }
  }

  /** One call with its answers so far. */
  private static final class Call {
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
    private final AtomicInteger open = new AtomicInteger();
    private AtomicReferenceArray<WriteReply.Answer> answers = new AtomicReferenceArray<>(0);

    void begin(int commands) {
      answers = new AtomicReferenceArray<>(commands);
      open.set(commands);
      if (commands == 0) {
        finish();
      }
    }

    void answered(int place, WriteReply.Answer value) {
      if (answers.compareAndSet(place, null, value) && open.decrementAndGet() == 0) {
        finish();
      }
    }

    private void finish() {
      WriteReply.Answer[] all = new WriteReply.Answer[answers.length()];
      Arrays.setAll(all, answers::get);
      answer.complete(WriteReply.encode(all));
    }
  }

  /** One command of a call. */
  private static final class Slot implements Ticket {
    private final Call call;
    private final int place;
    private final Inbox inbox;
    private final long sequence;

    Slot(Call call, int place, Inbox inbox, long sequence) {
      this.call = call;
      this.place = place;
      this.inbox = inbox;
      this.sequence = sequence;
    }

    void expect() {
      inbox.add(this);
    }

    void answer(WriteReply.Answer value) {
      call.answered(place, value);
    }

    @Override
    public boolean claim() {
      return true;
    }

    @Override
    public void failed(Code code, String message, boolean maybe) {
      inbox.waiting.remove(sequence, this);
      answer(new WriteReply.Failed(code, message, maybe));
    }
  }
}
