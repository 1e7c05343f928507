/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoundingTest {
  private static final int SEEDS = 2000;

  @Test
  void howeverTheNetworkIs_thereAreNeverTwoClusters_andOneInTheEnd() {
    for (long seed = 0; seed < SEEDS; seed++) {
      long which = seed;
      World world = new World(seed, 3 + (int) (seed % 3), 3, false);
      for (int i = 0; i < 150; i++) {
        world.tick();
        assertTrue(world.clusters().size() <= 1, () -> "two clusters with seed " + which);
      }
      world.calm();
      assertEquals(1, world.clusters().size(), () -> "clusters with seed " + which);
    }
  }

  /** A promise that was lost with its disk binds nobody; that is what consensus' quorum is for. */
  @Test
  void disksThatAreLostMeanwhile_neverBlockTheOthersForEver() {
    for (long seed = 0; seed < SEEDS; seed++) {
      long which = seed;
      World world = new World(seed, 3 + (int) (seed % 3), 3, true);
      for (int i = 0; i < 150; i++) {
        world.tick();
      }
      world.calm();
      assertTrue(!world.clusters().isEmpty(), () -> "no cluster with seed " + which);
    }
  }

  @Test
  void oneThatIsExpectedAlone_formsItsCluster_once() {
    World world = new World(1, 1, 1, false);
    world.calm();
    assertEquals(1, world.clusters().size());
  }

  @Test
  void fewerThanExpected_formNone() {
    World world = new World(1, 2, 3, false);
    world.rough = false;
    for (int i = 0; i < 100; i++) {
      world.tick();
    }
    assertEquals(Set.of(), world.clusters());
  }

  /** The proposer of those that are bound is away; another would propose, and sorts first. */
  @Test
  void foundersThatAreBound_areAskedMoreAndMoreRarely_untilTheirProposerIsBack() {
    World world = new World(1, 3, 3, false);
    world.rough = false;
    world.hidden.add("n3n1");
    world.pass(50);
    world.hidden.clear();
    world.split(List.of("n1"), List.of("n0", "n2", "n3"));
    Machine newcomer = world.add("n0", 3);
    world.pass(1200);
    assertTrue(newcomer.accepts > 1 && newcomer.accepts < 20, () -> newcomer.accepts + " times");
    assertEquals("n2 has accepted another cluster", newcomer.founding.refusal());
    world.calm();
    assertEquals(1, world.clusters().size());
  }

  /** What it has accepted, another may have opened its log for. */
  @Test
  void founderThatIsOutOfSight_isWaitedFor_thoughItHasAccepted() {
    World world = new World(1, 3, 3, false);
    world.rough = false;
    world.hidden.add("n2n1");
    world.pass(50);
    world.hidden.clear();
    world.split(List.of("n1"), List.of("n3"));
    world.pass(50);
    assertEquals(Set.of(), world.clusters());
    world.calm();
    assertEquals(1, world.clusters().size());
  }

  @Test
  void aMessageThatIsNone_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Message.decode(new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> Message.decode(new byte[] {9}));
    assertThrows(IllegalArgumentException.class, () -> Message.decode(new byte[] {1, 2, 3}));
    assertThrows(IllegalArgumentException.class, () -> Message.decode(new byte[18]));
  }
}
