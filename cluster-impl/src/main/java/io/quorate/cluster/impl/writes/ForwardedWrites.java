/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.format.LogFrameReader;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.state.OutcomeSinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

  /** Forwarding into a batcher. */
  public ForwardedWrites(Batcher batcher, OutcomeSinks sinks, Admission admission) {
    this.batcher = batcher;
    this.sinks = sinks;
    this.admission = admission;
  }

  /** Takes the commands of a frame; completes with the encoded answers. */
  public CompletableFuture<byte[]> accept(byte[] frame) {
    LogFrameReader reader = new LogFrameReader(frame);
    ForwardedCall call = new ForwardedCall();
    List<QueuedCommand> commands = new ArrayList<>();
    List<ForwardedRun> runs = new ArrayList<>();
    while (reader.nextRun()) {
      RemoteSession session = new RemoteSession(reader.session(), reader.acknowledgedBelow());
      ForwardedRun run =
          new ForwardedRun(call, sinks, session.id(), reader.firstSequence(), reader.count());
      while (reader.nextCommand()) {
        commands.add(command(session, reader, run));
      }
      runs.add(run);
    }
    runs.forEach(ForwardedRun::expect);
    call.begin();
    batcher.offer(admitted(commands));
    return call.answer();
  }

  private static QueuedCommand command(
      SessionHandle session, LogFrameReader reader, ForwardedRun run) {
    return new QueuedCommand(
        session,
        reader.sequence(),
        reader.key(),
        reader.caller(),
        reader.trace(),
        reader.payload(),
        new ForwardedRun.Place(run, reader.sequence()));
  }

  private List<QueuedCommand> admitted(List<QueuedCommand> commands) {
    Map<OperationKey, Optional<WriteRefusal>> refusals = new HashMap<>();
    List<QueuedCommand> admitted = new ArrayList<>(commands.size());
    for (QueuedCommand command : commands) {
      Optional<WriteRefusal> refusal = refusals.computeIfAbsent(command.key(), admission);
      if (refusal.isPresent()) {
        command.ticket().failed(refusal.get().code(), refusal.get().message(), false);
      } else {
        admitted.add(command);
      }
    }
    return admitted;
  }

  private record RemoteSession(long id, long acknowledgedBelow) implements SessionHandle {}
}
