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

  void send(List<PendingCommand> commands, long epoch) {
    if (commands.size() == 1) {
      batcher.offer(queued(commands.get(0), epoch));
      return;
    }
    List<QueuedCommand> queued = new ArrayList<>(commands.size());
    commands.forEach(command -> queued.add(queued(command, epoch)));
    batcher.offer(queued);
  }

  private QueuedCommand queued(PendingCommand command, long epoch) {
    return new QueuedCommand(
        new Bound(command.session, session),
        command.sequence,
        command.key,
        command.caller,
        command.trace,
        command.payload,
        new OriginTicket(origin, command, epoch));
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
    private final PendingCommand command;
    private final long epoch;
    private boolean claimed;

    OriginTicket(WriteOrigin origin, PendingCommand command, long epoch) {
      this.origin = origin;
      this.command = command;
      this.epoch = epoch;
    }

    @Override
    public boolean claim() {
      claimed = origin.claim(command, epoch);
      return claimed;
    }

    @Override
    public void failed(Code code, String message, boolean maybe) {
      origin.attemptFailed(command, epoch, code, message, claimed && !maybe);
    }
  }
}
