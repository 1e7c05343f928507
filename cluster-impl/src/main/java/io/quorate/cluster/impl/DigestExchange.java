/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.state.ReplicatedState;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Nodes compare the rolling digests of their applied outcomes; one that differs from the majority
 * halts. The leader names an index now and then, every node tells its digest there. What nodes of
 * another cluster say, which may see this one and may have nodes of the same names, is nothing to
 * it. Confined to the scheduler's thread.
 */
final class DigestExchange {
  private final String nodeId;
  private final ReplicatedState state;
  private final Membership membership;
  private final Supplier<RaftView> view;
  private final HaltSwitch halt;
  private final byte askKind;
  private final byte tellKind;
  private final DigestVotes votes;
  private long lastAsked = -1;

  DigestExchange(
      String nodeId,
      ReplicatedState state,
      Membership membership,
      Supplier<RaftView> view,
      HaltSwitch halt,
      byte askKind,
      byte tellKind) {
    this.nodeId = nodeId;
    this.state = state;
    this.membership = membership;
    this.view = view;
    this.halt = halt;
    this.askKind = askKind;
    this.tellKind = tellKind;
    this.votes = new DigestVotes(nodeId);
  }

  /** On the leader, now and then: asks all for their digest at the newest index. */
  void ask() {
    RaftView now = view.get();
    long index = state.applied().index();
    if (now.leaderReady() && now.clusterId().isPresent() && index > lastAsked) {
      lastAsked = index;
      membership.broadcast(askKind, new DigestQuestion(now.clusterId().get(), index).encode());
      tell(index);
    }
  }

  /** A leader asks for the digest at an index. */
  void asked(byte[] message, Runnable onScheduler) {
    DigestQuestion.decode(message)
        .filter(question -> question.isOf(view.get()))
        .ifPresent(question -> state.whenApplied(question.index(), onScheduler));
  }

  /** Tells the digest at the index in a question. */
  void answer(byte[] message) {
    DigestQuestion.decode(message).ifPresent(question -> tell(question.index()));
  }

  /** Tells the digest at an index, if it is still known. */
  private void tell(long index) {
    OptionalLong digest = state.digests().at(index);
    RaftView now = view.get();
    if (digest.isPresent() && now.clusterId().isPresent() && !halt.isHalted()) {
      DigestQuestion question = new DigestQuestion(now.clusterId().get(), index);
      DigestAnswer answer = new DigestAnswer(question, digest.getAsLong());
      membership.broadcast(tellKind, answer.encode());
      vote(nodeId, answer);
    }
  }

  /** Another node told its digest. */
  void told(String from, byte[] message) {
    DigestAnswer.decode(message).ifPresent(answer -> vote(from, answer));
  }

  private void vote(String from, DigestAnswer answer) {
    votes.add(from, answer, view.get()).ifPresent(reason -> halt.halt(reason, null));
  }
}
