/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.MessageKinds;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.state.ReplicatedState;
import io.quorate.cluster.impl.writes.Links;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Nodes compare the rolling digests of their applied outcomes. The leader names an index now and
 * then, every node tells its digest there; where one differs from this node's, {@link
 * DigestConfirmation} finds out whether this node has to halt. What nodes of another cluster say,
 * which may see this one and may have nodes of the same names, is nothing to it, nor what is said
 * of an index that nobody asked for. Confined to the scheduler's thread, but for {@link #answer}.
 */
public final class DigestExchange {
  private static final byte[] UNKNOWN = new byte[0];

  private final LongSupplier applied;
  private final LongFunction<OptionalLong> digests;
  private final Supplier<RaftView> view;
  private final BooleanSupplier halted;
  private final Telling telling;
  private final DigestConfirmation confirmation;
  private final OpenQuestions questions = new OpenQuestions();
  private long lastAsked = -1;

  /** Tells all members something. */
  @FunctionalInterface
  interface Telling {
    void broadcast(byte kind, byte[] payload);
  }

  /**
   * What one node does.
   *
   * @param applied the last index that it has applied
   * @param digests its digest after an entry, if that was applied lately
   */
  DigestExchange(
      LongSupplier applied,
      LongFunction<OptionalLong> digests,
      Supplier<RaftView> view,
      BooleanSupplier halted,
      Telling telling,
      DigestConfirmation confirmation) {
    this.applied = applied;
    this.digests = digests;
    this.view = view;
    this.halted = halted;
    this.telling = telling;
    this.confirmation = confirmation;
  }

  /** The digests of this state, which has to halt where most others differ. */
  public static DigestExchange of(
      String nodeId,
      ReplicatedState state,
      Consensus consensus,
      Membership membership,
      Links links,
      HaltSwitch halt,
      ScheduledExecutorService timer) {
    return new DigestExchange(
        () -> state.applied().index(),
        state.digests()::at,
        consensus::view,
        halt::isHalted,
        membership::broadcast,
        new DigestConfirmation(nodeId, links, consensus::view, halt, timer));
  }

  /** On the leader, now and then: asks all for their digest at the newest index. */
  public void ask() {
    RaftView now = view.get();
    long index = applied.getAsLong();
    if (now.leaderReady() && now.clusterId().isPresent() && index > lastAsked) {
      lastAsked = index;
      DigestQuestion question = new DigestQuestion(now.clusterId().get(), index);
      telling.broadcast(MessageKinds.DIGEST_ASK, question.encode());
      questions.open(question);
      look();
    }
  }

  /** A leader asks for the digest at an index. */
  public void asked(byte[] message) {
    DigestQuestion.decode(message)
        .filter(question -> question.isOf(view.get()))
        .ifPresent(
            question -> {
              questions.open(question);
              look();
            });
  }

  /** Often: tells the digests that were asked for before this node had applied as much. */
  public void look() {
    for (OpenQuestion question : questions.due(applied.getAsLong())) {
      OptionalLong digest = digests.apply(question.question().index());
      if (digest.isPresent() && question.question().isOf(view.get()) && !halted.getAsBoolean()) {
        question.own(digest.getAsLong());
        questions.answered(question);
        telling.broadcast(
            MessageKinds.DIGEST_TELL,
            new DigestAnswer(question.question(), digest.getAsLong()).encode());
        compare(question);
      }
    }
  }

  /** Another node told its digest. */
  public void told(String from, byte[] message) {
    RaftView now = view.get();
    DigestAnswer.decode(message)
        .filter(answer -> answer.question().isOf(now) && now.peer(from).isPresent())
        .ifPresent(
            answer ->
                questions
                    .find(answer.question().index())
                    .ifPresent(
                        question -> {
                          question.told(from, answer.digest());
                          compare(question);
                        }));
  }

  private void compare(OpenQuestion question) {
    if (question.differs()) {
      confirmation.begin(question);
    }
  }

  /** Now and then: what could not be found out is tried again. */
  public void confirm() {
    questions.answered().forEach(confirmation::again);
  }

  /** Answers the call of a node that wants to know for sure; safe from any thread. */
  public CompletableFuture<byte[]> answer(byte[] body) {
    return CompletableFuture.completedFuture(
        DigestQuestion.decode(body)
            .filter(question -> question.isOf(view.get()) && !halted.getAsBoolean())
            .map(this::encoded)
            .orElse(UNKNOWN));
  }

  private byte[] encoded(DigestQuestion question) {
    OptionalLong digest = digests.apply(question.index());
    return digest.isPresent() ? new DigestAnswer(question, digest.getAsLong()).encode() : UNKNOWN;
  }
}
