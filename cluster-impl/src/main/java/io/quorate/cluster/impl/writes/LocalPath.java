/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;
import java.util.ArrayList;
import java.util.List;

/** From the origin into this node's own batcher. */
final class LocalPath {
  private final Batcher batcher;
  private final OriginSession session;
  private final WriteOrigin origin;

  LocalPath(Batcher batcher, OriginSession session, WriteOrigin origin) {
    this.batcher = batcher;
    this.session = session;
    this.origin = origin;
  }

  void send(List<Attempt> attempts) {
    if (attempts.size() == 1) {
      batcher.offer(queued(attempts.get(0)));
      return;
    }
    List<QueuedCommand> queued = new ArrayList<>(attempts.size());
    attempts.forEach(attempt -> queued.add(queued(attempt)));
    batcher.offer(queued);
  }

  private QueuedCommand queued(Attempt attempt) {
    PendingCommand command = attempt.command();
    return new QueuedCommand(
        new Bound(attempt.session(), session),
        attempt.sequence(),
        command.key,
        command.caller,
        command.trace,
        command.payload,
        new OriginTicket(origin, attempt));
  }

  /** The session in which the command was numbered, whatever the present one is. */
  private record Bound(long id, OriginSession session) implements SessionHandle {
    @Override
    public long acknowledgedBelow() {
      return session.acknowledgedBelow();
    }
  }

  private static final class OriginTicket implements Ticket {
    private final WriteOrigin origin;
    private final Attempt attempt;
    private boolean claimed;

    OriginTicket(WriteOrigin origin, Attempt attempt) {
      this.origin = origin;
      this.attempt = attempt;
    }

    @Override
    public boolean claim() {
      claimed = origin.claim(attempt);
      return claimed;
    }

    @Override
    public void failed(Code code, String message, boolean maybe) {
      origin.attemptsFailed(List.of(attempt), code, message, claimed && !maybe);
    }
  }
}
