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
 * From the origin to the leader's batcher: one call on its way while commands gather for the next;
 * a further one leaves beside it only when it is full.
 */
final class RemotePath {
  private final OriginSettings settings;
  private final Links links;
  private final OriginSession session;
  private final WriteOrigin origin;
  private final HandOut handOut;
  private int inFlight;

  RemotePath(
      OriginSettings settings,
      Links links,
      OriginSession session,
      WriteOrigin origin,
      HandOut handOut) {
    this.settings = settings;
    this.links = links;
    this.session = session;
    this.origin = origin;
    this.handOut = handOut;
  }

  /**
   * How many of the commands that wait may leave now; under the origin's lock. A call whose
   * commands have all ended counts no longer, though its answer be late or lost: this node's own
   * log tells outcomes, too.
   *
   * @param outstanding commands that left and have not ended
   */
  int room(int waiting, int outstanding) {
    boolean mayLeave =
        waiting >= settings.maxCallCommands()
            ? inFlight < settings.callsInFlight()
            : (inFlight == 0 || outstanding <= 0) && !handOut.holdsBack();
    return mayLeave ? settings.maxCallCommands() : 0;
  }

  /** A call begins; under the origin's lock. */
  void taken() {
    inFlight++;
  }

  /** The route is another: calls of the old one no longer count; under the origin's lock. */
  void reset() {
    inFlight = 0;
  }

  void send(Peer leader, List<Attempt> attempts) {
    long epoch = attempts.get(0).epoch();
    List<Attempt> sent = new ArrayList<>(attempts.size());
    LogFrameWriter writer = new LogFrameWriter();
    writer.begin(0);
    for (Attempt attempt : attempts) {
      if (origin.claim(attempt)) {
        sent.add(attempt);
        PendingCommand command = attempt.command();
        writer.command(
            attempt.session(),
            attempt.sequence(),
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
                answered(sent, reply);
              } else {
                failed(sent, failure);
              }
              origin.callReturned(epoch);
            });
  }

  /** A call has ended; under the origin's lock. */
  void ended() {
    inFlight--;
  }

  private void answered(List<Attempt> sent, byte[] reply) {
    WriteReply.Answer[] answers;
    try {
      answers = WriteReply.decode(reply, sent.size());
    } catch (IOException | RuntimeException e) {
      failed(sent, e);
      return;
    }
    origin.answered(sent, answers);
  }

  private void failed(List<Attempt> sent, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    // A refusal of the whole call says that none of its commands went anywhere.
    boolean none = cause instanceof Refusal;
    Code code = cause instanceof Refusal refusal ? refusal.code() : Code.LEADER_LOST;
    String message = "the leader did not answer: " + cause.getMessage();
    origin.attemptsFailed(sent, code, message, none);
  }
}
