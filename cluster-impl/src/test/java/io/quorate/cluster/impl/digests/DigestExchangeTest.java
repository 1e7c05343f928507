/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.MessageKinds;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What n1 makes of messages, in whosever name, and of what it is answered when it calls. */
class DigestExchangeTest {
  private static final UUID CLUSTER = new UUID(1, 2);
  private static final long OWN = 1;
  private static final long OTHER = 2;

  private final Map<String, CompletableFuture<byte[]>> answers = new HashMap<>();
  private final List<String> called = new ArrayList<>();
  private final List<Byte> told = new ArrayList<>();
  private final HaltSwitch halt = new HaltSwitch("n1", why -> {});
  private long applied = 7;
  private final RaftView view =
      new RaftView(
          Optional.of(CLUSTER),
          RaftRole.FOLLOWER,
          1,
          Optional.of(new Peer("n2", "0a", true)),
          false,
          7,
          Stream.of("n1", "n2", "n3").map(id -> new Peer(id, "0a", true)).toList());
  private final DigestExchange exchange =
      new DigestExchange(
          () -> applied,
          index -> index <= applied ? OptionalLong.of(OWN) : OptionalLong.empty(),
          () -> view,
          halt::isHalted,
          (kind, payload) -> told.add(kind),
          new DigestConfirmation("n1", this::call, () -> view, halt, Runnable::run));

  private CompletableFuture<byte[]> call(Peer peer, CallKind kind, byte[] body) {
    assertEquals(CallKind.DIGEST, kind);
    called.add(peer.nodeId());
    return answers.getOrDefault(
        peer.nodeId(), CompletableFuture.failedFuture(new IOException("gone")));
  }

  private static DigestQuestion at(long index) {
    return new DigestQuestion(CLUSTER, index);
  }

  private void ask(long index) {
    exchange.asked(at(index).encode());
  }

  private void tell(String from, long index, long digest) {
    exchange.told(from, new DigestAnswer(at(index), digest).encode());
  }

  private void answer(String peer, long index, long digest) {
    answers.put(
        peer, CompletableFuture.completedFuture(new DigestAnswer(at(index), digest).encode()));
  }

  @Test
  void messagesInTheNameOfOthers_haltNobody_whenTheseSayOtherwise() {
    answer("n2", 7, OWN);
    answer("n3", 7, OWN);
    ask(7);
    tell("n2", 7, OTHER);
    tell("n3", 7, OTHER);
    assertEquals(List.of("n2", "n3"), called);
    assertFalse(halt.isHalted());
    exchange.confirm();
    assertEquals(2, called.size(), "it knows");
  }

  @Test
  void othersThatAreNotReached_haltNobody_andAreCalledAgain_butNotForEver() {
    ask(7);
    tell("n2", 7, OTHER);
    tell("n3", 7, OTHER);
    assertEquals(List.of("n2", "n3"), called);
    for (int i = 0; i < 100; i++) {
      exchange.confirm();
      tell("n2", 7, OTHER + i);
    }
    assertFalse(halt.isHalted());
    assertTrue(called.size() > 2 && called.size() < 100, called::toString);
  }

  @Test
  void majorityThatAnswersOtherwise_haltsThisNode() {
    answer("n2", 7, OTHER);
    ask(7);
    tell("n2", 7, OTHER);
    assertFalse(halt.isHalted(), "n3 is not known");
    answer("n3", 7, OTHER);
    exchange.confirm();
    assertTrue(halt.reason().orElse("").startsWith("at index 7 this node's state differs"));
  }

  @Test
  void oneThatDiffers_doesNotHaltTheOthers() {
    answer("n2", 7, OWN);
    answer("n3", 7, OTHER);
    ask(7);
    tell("n3", 7, OTHER);
    assertFalse(halt.isHalted());
  }

  @Test
  void answerToAnotherQuestion_doesNotCount() {
    answer("n2", 6, OTHER);
    answer("n3", 6, OTHER);
    ask(7);
    tell("n2", 7, OTHER);
    assertFalse(halt.isHalted());
  }

  /** While nodes are upgraded one by one. */
  @Test
  void olderNodes_thatDoNotKnowTheCall_countAsTold() {
    RemoteRefusal refusal = new RemoteRefusal(Code.NOT_LEADER, "unknown call 13");
    answers.put("n2", CompletableFuture.failedFuture(refusal));
    answers.put("n3", CompletableFuture.failedFuture(refusal));
    ask(7);
    tell("n2", 7, OTHER);
    assertFalse(halt.isHalted());
    tell("n3", 7, OTHER);
    exchange.confirm();
    assertTrue(halt.isHalted());
  }

  @Test
  void whatNobodyAskedFor_andWhoIsNotConfigured_isNothing() {
    tell("n2", 7, OTHER);
    tell("n3", 7, OTHER);
    ask(6);
    tell("n9", 6, OTHER);
    assertEquals(List.of(), called);
  }

  @Test
  void indexesThatNeverCome_doNotHideADifference() {
    for (long i = 0; i < 1_000; i++) {
      tell("n2", Long.MAX_VALUE - i, OTHER);
      ask(Long.MAX_VALUE - i);
      tell("n3", Long.MAX_VALUE - i, OTHER);
    }
    answer("n2", 8, OTHER);
    answer("n3", 8, OTHER);
    ask(8);
    tell("n2", 8, OTHER);
    assertEquals(List.of(), told, "8 is not applied yet");
    applied = 8;
    exchange.look();
    assertEquals(List.of(MessageKinds.DIGEST_TELL), told);
    assertTrue(halt.isHalted());
  }

  @Test
  void nodeThatIsCalled_tellsWhatItKnows() {
    assertEquals(
        Optional.of(new DigestAnswer(at(7), OWN)),
        DigestAnswer.decode(exchange.answer(at(7).encode()).join()));
    assertEquals(0, exchange.answer(at(8).encode()).join().length, "not applied yet");
    assertEquals(0, exchange.answer(new byte[3]).join().length, "no question");
    byte[] foreign = new DigestQuestion(new UUID(3, 4), 7).encode();
    assertEquals(0, exchange.answer(foreign).join().length, "another cluster's");
  }
}
