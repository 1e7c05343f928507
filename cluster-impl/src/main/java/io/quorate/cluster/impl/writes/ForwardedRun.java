/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.state.OutcomeSink;
import io.quorate.cluster.impl.state.OutcomeSinks;

/**
 * Commands of one session and of consecutive sequences within a call, until each has its answer.
 * The outcome of a command comes from the applying, whoever put the command into the log.
 */
final class ForwardedRun implements OutcomeSink {
  private final ForwardedCall call;
  private final OutcomeSinks sinks;
  private final long session;
  private final long firstSequence;
  private final int count;
  private final int firstPlace;
  private int open;

  ForwardedRun(
      ForwardedCall call, OutcomeSinks sinks, long session, long firstSequence, int count) {
    this.call = call;
    this.sinks = sinks;
    this.session = session;
    this.firstSequence = firstSequence;
    this.count = count;
    this.firstPlace = call.add(count);
    this.open = count;
  }

  /** From now on outcomes are noticed. */
  void expect() {
    sinks.add(session, this);
  }

  @Override
  public void applied(long index, long first, Outcome[] outcomes) {
    long from = Math.max(first, firstSequence);
    long to = Math.min(first + outcomes.length, firstSequence + count);
    for (long sequence = from; sequence < to; sequence++) {
      Outcome outcome = outcomes[(int) (sequence - first)];
      answered(sequence, new WriteReply.Done(new Applied(index, outcome)));
    }
    if (from < to) {
      call.finishIfDone();
    }
  }

  private void answered(long sequence, WriteReply.Answer value) {
    if (call.answered(firstPlace + (int) (sequence - firstSequence), value) && isLast()) {
      sinks.remove(session, this);
    }
  }

  private synchronized boolean isLast() {
    return --open == 0;
  }

  /** One command of a run, as the batcher knows it. */
  record Place(ForwardedRun run, long sequence) implements Ticket {
    @Override
    public boolean claim() {
      return true;
    }

    @Override
    public void failed(Code code, String message, boolean maybe) {
      run.answered(sequence, new WriteReply.Failed(code, message, maybe));
      run.call.finishIfDone();
    }
  }
}
