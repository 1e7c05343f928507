/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.format.LogFrameWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * From the origin to the leader's batcher: a few calls on their way at once, while commands gather
 * for the next.
 */
final class RemotePath {
  private final OriginSettings settings;
  private final Links links;
  private final OriginSession session;
  private final WriteOrigin origin;
  private int inFlight;

  RemotePath(OriginSettings settings, Links links, OriginSession session, WriteOrigin origin) {
    this.settings = settings;
    this.links = links;
    this.session = session;
    this.origin = origin;
  }

  /** How many commands may leave now; under the origin's lock. */
  int room() {
    return inFlight < settings.callsInFlight() ? settings.maxCallCommands() : 0;
  }

  /** A call begins; under the origin's lock. */
  void taken() {
    inFlight++;
  }

  /** The route is another: calls of the old one no longer count; under the origin's lock. */
  void reset() {
    inFlight = 0;
  }

  void send(Peer leader, List<PendingCommand> commands, long epoch) {
    List<PendingCommand> sent = new ArrayList<>(commands.size());
    List<Long> sequences = new ArrayList<>(commands.size());
    LogFrameWriter writer = new LogFrameWriter();
    writer.begin(0);
    for (PendingCommand command : commands) {
      if (origin.claim(command, epoch)) {
        sent.add(command);
        sequences.add(command.sequence);
        writer.command(
            command.session,
            command.sequence,
            session.acknowledgedBelow(),
            command.key,
            command.caller,
            command.trace,
            command.payload);
      }
    }
    if (sent.isEmpty()) {
      origin.callReturned(epoch);
      return;
    }
    links
        .call(leader, CallKind.WRITE, writer.finish())
        .whenComplete(
            (reply, failure) -> {
              if (failure == null) {
                answered(sent, sequences, epoch, reply);
              } else {
                failed(sent, epoch, failure);
              }
              origin.callReturned(epoch);
            });
  }

  /** A call has ended; under the origin's lock. */
  void ended() {
    inFlight--;
  }

  private void answered(List<PendingCommand> sent, List<Long> sequences, long epoch, byte[] reply) {
    WriteReply.Answer[] answers;
    try {
      answers = WriteReply.decode(reply, sent.size());
    } catch (IOException | RuntimeException e) {
      failed(sent, epoch, e);
      return;
    }
    origin.answered(sent, sequences, answers, epoch);
  }

  private void failed(List<PendingCommand> sent, long epoch, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    // A refusal of the whole call says that none of its commands went anywhere.
    boolean none = cause instanceof Refusal;
    Code code = cause instanceof Refusal refusal ? refusal.code() : Code.LEADER_LOST;
    String message = "the leader did not answer: " + cause.getMessage();
    for (PendingCommand command : sent) {
      origin.attemptFailed(command, epoch, code, message, none);
    }
  }
}
