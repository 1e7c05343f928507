/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
  private static final UUID CLUSTER = new UUID(1, 2);

  private final OpenQuestions questions = new OpenQuestions();

  private void open(long index) {
    questions.open(new DigestQuestion(CLUSTER, index));
  }

  private List<Long> due(long applied) {
    List<OpenQuestion> due = questions.due(applied);
    due.forEach(questions::answered);
    return due.stream().map(each -> each.question().index()).toList();
  }

  @Test
  void question_isDueOnce_whenItIsApplied() {
    open(7);
    open(9);
    assertEquals(List.of(), due(6));
    assertEquals(List.of(7L), due(8));
    open(7);
    assertEquals(List.of(9L), due(100));
  }

  @Test
  void whatNobodyAskedFor_isNotFound() {
    open(7);
    assertTrue(questions.find(7).isPresent());
    assertTrue(questions.find(8).isEmpty());
  }

  @Test
  void indexesThatNeverCome_pushNothingOut() {
    open(7);
    assertEquals(List.of(7L), due(7));
    open(8);
    for (long i = 0; i < 1_000; i++) {
      open(Long.MAX_VALUE - i);
    }
    assertTrue(questions.find(7).isPresent(), "answered");
    assertEquals(List.of(8L), due(8));
    assertTrue(questions.find(Long.MAX_VALUE).isEmpty(), "they are bounded");
    open(9);
    assertEquals(List.of(9L), due(9));
  }

  @Test
  void answeredOnes_areBounded_andTheNewestStay() {
    for (long i = 0; i < 1_000; i++) {
      open(i);
      assertEquals(List.of(i), due(i));
    }
    assertEquals(16, questions.answered().size());
    assertTrue(questions.find(999).isPresent());
  }
}
