/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.Links;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Halts this node when others have another digest than it has. Whoever gets a message in can say so
 * in their names, so they are called, where the called is who it is called; what they answer
 * counts. Confined to the scheduler's thread.
 */
final class DigestConfirmation {
  private static final Logger LOG = LoggerFactory.getLogger(DigestConfirmation.class);

  /** How often those are called that do not answer, or have not applied as much yet. */
  private static final int ROUNDS = 10;

  private final String nodeId;
  private final Links links;
  private final Supplier<RaftView> view;
  private final HaltSwitch halt;
  private final Executor scheduler;
  private final DigestVotes votes;

  DigestConfirmation(
      String nodeId, Links links, Supplier<RaftView> view, HaltSwitch halt, Executor scheduler) {
    this.nodeId = nodeId;
    this.links = links;
    this.view = view;
    this.halt = halt;
    this.scheduler = scheduler;
    this.votes = new DigestVotes(nodeId);
  }

  /** A message says that another node has another digest. */
  void begin(OpenQuestion question) {
    OptionalLong own = question.own();
    if (!question.isBegun() && own.isPresent()) {
      LOG.info(
          "{}: at index {} others are said to have another digest; asking them",
          nodeId,
          question.question().index());
      vote(question, nodeId, own.getAsLong());
      round(question);
    }
  }

  /** Now and then: calls those once more whose digests are not known. */
  void again(OpenQuestion question) {
    if (question.isBegun()) {
      round(question);
    }
  }

  private void round(OpenQuestion question) {
    if (halt.isHalted() || !question.takeRound(ROUNDS)) {
      return;
    }
    for (Peer peer : view.get().peers()) {
      if (peer.voter() && !peer.nodeId().equals(nodeId) && question.call(peer.nodeId())) {
        CompletableFuture<byte[]> unused =
            links
                .call(peer, CallKind.DIGEST, question.question().encode())
                .whenCompleteAsync(
                    (answer, failure) -> ended(question, peer.nodeId(), answer, failure),
                    scheduler);
      }
    }
  }

  private void ended(
      OpenQuestion question, String peer, byte @Nullable [] answer, @Nullable Throwable failure) {
    question.ended(peer);
    if (answer != null) {
      DigestAnswer.decode(answer)
          .filter(found -> found.question().equals(question.question()))
          .ifPresent(found -> vote(question, peer, found.digest()));
    } else if (isOlder(failure)) {
      Optional<Long> told = question.told(peer);
      told.ifPresent(digest -> vote(question, peer, digest));
    } else {
      LOG.debug("{}: {} does not tell its digest", nodeId, peer, failure);
    }
  }

  /** A node of before answers that it does not know the call; what was told in its name counts. */
  private static boolean isOlder(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof RemoteRefusal;
  }

  private void vote(OpenQuestion question, String from, long digest) {
    question.settled(from);
    votes
        .add(from, new DigestAnswer(question.question(), digest), view.get())
        .ifPresent(reason -> halt.halt(reason, null));
  }
}
