/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.state.RefusalCode;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import java.util.List;

/**
 * Decides what becomes of a command when something is heard of it: it ends, or waits for another
 * attempt. Runs under the origin's lock; callers' stages are completed later, by what is added to
 * {@code ended}.
 */
final class Endings {
  private final WriteWindow window;
  private final UnsentCommands unsent;
  private final OriginSession session;
  private final NodeCounters counters;

  Endings(WriteWindow window, UnsentCommands unsent, OriginSession session, NodeCounters counters) {
    this.window = window;
    this.unsent = unsent;
    this.session = session;
    this.counters = counters;
  }

  /** It was applied. */
  void applied(PendingCommand command, Applied applied, List<Runnable> ended) {
    if (applied.outcome() instanceof Outcome.Refused refused) {
      refused(command, refused, ended);
      return;
    }
    end(command);
    counters.writeLatency(System.nanoTime() - command.beganNanos);
    ended.add(() -> command.future.complete(applied));
  }

  /** The log refused it: its session had expired, or its operation is not enabled. */
  private void refused(PendingCommand command, Outcome.Refused refused, List<Runnable> ended) {
    boolean expired = refused.code() == RefusalCode.SESSION_EXPIRED.number();
    // Only this attempt was made, and it was not applied.
    boolean never = command.attempts <= 1;
    if (expired) {
      session.expired(command.session);
      if (never && numberedAgain(command)) {
        return;
      }
    }
    if (never) {
      command.attempts = 0;
    }
    fail(command, code(refused), refused.detail(), ended);
  }

  /** Begins it again, as a new command, in the session to come. */
  private boolean numberedAgain(PendingCommand command) {
    window.remove(command);
    command.attempts = 0;
    if (!window.add(command)) {
      return false;
    }
    unsent.add(command);
    return true;
  }

  private static Code code(Outcome.Refused refused) {
    if (refused.code() == RefusalCode.SESSION_EXPIRED.number()) {
      return Code.SESSION_EXPIRED;
    }
    return refused.code() == RefusalCode.NOT_ENABLED.number()
        ? Code.VERSION_MISMATCH
        : Code.LEADER_LOST;
  }

  /**
   * An attempt failed; the command waits for another, until its deadline, unless that is hopeless.
   *
   * @param takeBack whether it is certain that the attempt reached no log
   */
  void attemptFailed(
      Attempt attempt, Code code, String message, boolean takeBack, List<Runnable> ended) {
    PendingCommand command = attempt.command();
    if (!attempt.isCurrent() || command.queued || command.routeEpoch != attempt.epoch()) {
      return;
    }
    if (takeBack) {
      command.attempts--;
    }
    command.lastRefusal = code;
    command.lastMessage = message;
    if (isHopeless(code) && command.attempts == 0) {
      fail(command, code, message, ended);
    } else {
      unsent.add(command);
    }
  }

  private static boolean isHopeless(Code code) {
    return code == Code.UNKNOWN_OPERATION
        || code == Code.VERSION_MISMATCH
        || code == Code.STORAGE_FULL;
  }

  /** Its time is over; what it fails with is what is true of it. */
  void timedOut(PendingCommand command, List<Runnable> ended) {
    if (command.attempts > 0) {
      fail(command, Code.TIMEOUT, "no answer before the deadline", ended);
    } else {
      fail(command, command.lastRefusal, command.lastMessage + " before the deadline", ended);
    }
  }

  void fail(PendingCommand command, Code code, String message, List<Runnable> ended) {
    end(command);
    ClusterException failure = command.failure(code, message);
    ended.add(() -> command.future.completeExceptionally(failure));
  }

  /** It needs nothing more. */
  void end(PendingCommand command) {
    command.done = true;
    window.remove(command);
  }
}
