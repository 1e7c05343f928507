/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.bench.system.SystemKind;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void replicasThatCountEveryAcknowledgedWrite_agree() {
    assertTrue(agreement(100, 0, 100, 100, 100).holds());
  }

  @Test
  void uncertainWrites_mayOrMayNotCount() {
    assertTrue(agreement(100, 5, 100, 100, 100).holds());
    assertTrue(agreement(100, 5, 105, 105, 105).holds());
  }

  @Test
  void aLostWrite_isFound() {
    assertFalse(agreement(100, 5, 99, 99, 99).holds());
  }

  @Test
  void aRepeatedWrite_isFound() {
    assertFalse(agreement(100, 0, 101, 101, 101).holds());
  }

  @Test
  void aReplicaThatDiffers_isFound() {
    assertFalse(agreement(100, 5, 100, 101, 100).holds());
  }

  private static Agreement agreement(long acknowledged, long uncertain, long... totals) {
    return new Agreement(
        Part.STATE,
        SystemKind.QUORATE,
        acknowledged,
        uncertain,
        LongStream.of(totals).boxed().toList());
  }
}
