/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.MembershipChangeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final int MAX_WAITING = 16;

  private final Turns turns = new Turns();
  private final List<String> begun = new ArrayList<>();

  /** A change that tells when it begins, and ends with the given stage. */
  private CompletableFuture<Void> take(String name, CompletableFuture<Void> end) {
    return turns.take(
        () -> {
          begun.add(name);
          return end;
        });
  }

  @Test
  void changes_begin_whenTheOneBeforeHasEnded_inTheOrderOfAsking() {
    CompletableFuture<Void> firstEnds = new CompletableFuture<>();
    CompletableFuture<Void> secondEnds = new CompletableFuture<>();
    CompletableFuture<Void> first = take("first", firstEnds);
    CompletableFuture<Void> second = take("second", secondEnds);
    CompletableFuture<Void> third = take("third", CompletableFuture.completedFuture(null));
    assertEquals(List.of("first"), begun);

    firstEnds.complete(null);
    assertTrue(first.isDone());
    assertEquals(List.of("first", "second"), begun);
    assertFalse(second.isDone() || third.isDone());

    secondEnds.complete(null);
    assertEquals(List.of("first", "second", "third"), begun);
    assertMade(third);
  }

  @Test
  void failedChange_letsTheNextOneGo_andFailsAlone() {
    CompletableFuture<Void> firstEnds = new CompletableFuture<>();
    CompletableFuture<Void> first = take("first", firstEnds);
    CompletableFuture<Void> second = take("second", CompletableFuture.completedFuture(null));

    firstEnds.completeExceptionally(new IllegalStateException("no quorum"));
    assertEquals("no quorum", failure(first).getMessage());
    assertEquals(List.of("first", "second"), begun);
    assertMade(second);
  }

  @Test
  void changeThatThrows_letsTheNextOneGo() {
    CompletableFuture<Void> first =
        turns.take(
            () -> {
              throw new IllegalStateException("not in the configuration");
            });
    CompletableFuture<Void> second = take("second", CompletableFuture.completedFuture(null));
    assertEquals("not in the configuration", failure(first).getMessage());
    assertMade(second);
  }

  @Test
  void oneTooMany_isRefused_untilAnotherHasEnded() {
    CompletableFuture<Void> firstEnds = new CompletableFuture<>();
    List<CompletableFuture<Void>> waiting = new ArrayList<>();
    for (int i = 0; i < MAX_WAITING; i++) {
      waiting.add(take("change " + i, i == 0 ? firstEnds : new CompletableFuture<>()));
    }
    CompletableFuture<Void> refused = take("refused", CompletableFuture.completedFuture(null));
    MembershipChangeException refusal =
        assertInstanceOf(MembershipChangeException.class, failure(refused));
    assertEquals(Code.CHANGE_IN_PROGRESS, refusal.code());
    assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone));

    firstEnds.complete(null);
    assertFalse(take("accepted", CompletableFuture.completedFuture(null)).isDone());
    assertEquals(List.of("change 0", "change 1"), begun);
  }

  private static void assertMade(CompletableFuture<Void> change) {
    assertTrue(change.isDone() && !change.isCompletedExceptionally(), change::toString);
  }

  private static Throwable failure(CompletableFuture<Void> change) {
    assertTrue(change.isDone());
    return assertThrows(ExecutionException.class, change::get).getCause();
  }
}
