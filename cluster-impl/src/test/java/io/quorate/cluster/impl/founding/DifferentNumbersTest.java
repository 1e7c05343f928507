/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Founding where nodes are set to different numbers, or to none. */
class DifferentNumbersTest {
  private static final int SEEDS = 2000;

  @Test
  void strayWithoutANumber_doesNotKeepTheOthers() {
    World world = new World(1, 3, 3, false);
    Machine stray = world.add("n0", 0);
    world.calm();
    assertEquals(1, world.clusters().size());
    assertEquals(Optional.empty(), stray.cluster);
  }

  @Test
  void oneThatIsCorrected_foundsWithTheOthers() {
    for (int wrong : new int[] {0, 2, 4}) {
      for (boolean older : new boolean[] {false, true}) {
        World world = new World(1, 2, 3, false);
        world.rough = false;
        Machine stray = world.add("n3", wrong);
        stray.older = older;
        world.pass(50);
        assertEquals(Set.of(), world.clusters());
        stray.restart(3);
        world.calm();
        assertEquals(1, world.clusters().size(), () -> "clusters; was " + wrong + " " + older);
      }
    }
  }

  @Test
  void groupsWithDifferentNumbers_formNoCluster_untilOneOfThemIsCorrected() {
    for (int lower : new int[] {1, 2}) {
      for (boolean first : new boolean[] {false, true}) {
        World world = new World(1, 3, 3, false);
        world.rough = false;
        List<Machine> others =
            List.of(world.add(first ? "m1" : "o1", lower), world.add(first ? "m2" : "o2", lower));
        world.pass(100);
        assertEquals(Set.of(), world.clusters());
        others.forEach(other -> other.restart(first ? 0 : 3));
        world.calm();
        assertEquals(1, world.clusters().size());
      }
    }
  }

  /** Each has its charter on disk before it sees the other. */
  @Test
  void groupsWithDifferentNumbersThatMeetWhileTheyAgree_formNoCluster_untilOneIsCorrected() {
    World world = new World(1, 3, 3, false);
    world.rough = false;
    List<Machine> others = List.of(world.add("o1", 2), world.add("o2", 2));
    for (String one : world.machines.keySet()) {
      for (String other : world.machines.keySet()) {
        if (one.charAt(0) != other.charAt(0)) {
          world.hidden.add(one + other);
        }
      }
    }
    // What these answer is lost.
    world.hidden.addAll(Set.of("n3n1", "o2o1"));
    world.pass(50);
    world.machines.values().forEach(machine -> assertTrue(machine.disk.isPresent(), machine.id));
    world.hidden.clear();
    world.pass(50);
    assertEquals(Set.of(), world.clusters());
    others.forEach(other -> other.restart(3));
    world.calm();
    assertEquals(1, world.clusters().size());
  }

  /** One has agreed, another is slow; meanwhile a node that is told to form one alone does so. */
  @Test
  void proposerThatSeesAnotherCluster_withdraws_whenTheLastHasAgreed() {
    World world = new World(1, 3, 3, false);
    world.rough = false;
    world.hidden.add("n3n1");
    world.pass(50);
    assertTrue(world.machines.get("n1").disk.isPresent());
    world.hidden.addAll(Set.of("n4n1", "n4n2", "n4n3"));
    world.addBootstrapping("n4");
    world.pass(50);
    assertEquals(1, world.clusters().size());
    world.calm();
    assertEquals(1, world.clusters().size());
    assertEquals(Optional.empty(), world.machines.get("n1").disk);
  }

  @Test
  void nodeToldToFormOneAlone_formsNone_whileItSeesThoseThatExpectAnotherNumber() {
    World world = new World(1, 3, 3, false);
    world.rough = false;
    Machine alone = world.addBootstrapping("n4");
    world.pass(50);
    assertEquals(Set.of(), world.clusters());
    alone.bootstraps = false;
    alone.restart(3);
    world.calm();
    assertEquals(1, world.clusters().size());
  }

  @Test
  void nodeToldToFormOneAlone_formsIt_besideThoseThatExpectNone() {
    World world = new World(1, 2, 0, false);
    Machine alone = world.addBootstrapping("n4");
    world.calm();
    assertTrue(alone.cluster.isPresent());
  }

  /** Each half may come first, while the other has begun. */
  @Test
  void halvesThatMeet_afterOneHasFormedACluster_areNeverTwoClusters() {
    for (boolean lower : new boolean[] {false, true}) {
      World world = new World(1, 6, 3, false);
      world.rough = false;
      world.split(List.of("n1", "n2", "n3"), List.of("n4", "n5", "n6"));
      // What the last of this half answers its proposer is lost.
      world.hidden.add(lower ? "n3n1" : "n6n4");
      world.pass(50);
      assertTrue(world.machines.get(lower ? "n1" : "n4").disk.isPresent());
      assertEquals(1, world.clusters().size());
      world.calm();
      assertEquals(1, world.clusters().size(), () -> "clusters; lower " + lower);
    }
  }

  @Test
  void proposerThatIsSetToFoundNone_withdraws() {
    World world = new World(1, 3, 3, false);
    world.rough = false;
    world.hidden.add("n3n1");
    world.pass(50);
    Machine proposer = world.machines.get("n1");
    assertTrue(proposer.disk.isPresent());
    proposer.restart(0);
    world.add("n4", 3);
    world.calm();
    assertEquals(1, world.clusters().size());
    assertEquals(Optional.empty(), proposer.cluster);
  }

  /** Three of five, or four: any two such sets have a node in common. */
  @Test
  void whateverNumbersAreSetMeanwhile_thereAreNeverTwoClusters_andOneWhenTheyAreTheSame() {
    for (long seed = 0; seed < SEEDS; seed++) {
      World world = new World(seed, 3 + (int) (seed % 3), 3, false).settingAnew(0, 3, 3, 4);
      endsInOne(world, seed);
    }
  }

  /** Also two of five, and three, and one alone: where all are seen, numbers that differ hold. */
  @Test
  void numbersThatDiffer_whereAllAreSeen_neverGiveTwoClusters() {
    for (long seed = 0; seed < SEEDS; seed++) {
      World world = new World(seed, 5, 3, false).settingAnew(0, 1, 2, 3);
      world.hiding = false;
      endsInOne(world, seed);
    }
  }

  /** Also one that is told to form a cluster alone, and seeds give it time to see the others. */
  @Test
  void oneThatBootstraps_whereAllAreSeen_neverGivesTwoClusters() {
    for (long seed = 0; seed < SEEDS / 4; seed++) {
      World world = new World(seed, 3, 3, false);
      world.hiding = false;
      Machine alone = world.addBootstrapping("n0");
      world.pass(200);
      alone.bootstraps = false;
      endsInOne(world, seed);
    }
  }

  private static void endsInOne(World world, long seed) {
    world.pass(200);
    world.machines.values().stream()
        .filter(machine -> machine.cluster.isEmpty())
        .forEach(machine -> machine.restart(3));
    world.calm();
    assertEquals(1, world.clusters().size(), () -> "clusters with seed " + seed);
  }
}
