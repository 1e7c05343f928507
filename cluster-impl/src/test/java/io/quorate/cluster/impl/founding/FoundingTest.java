/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoundingTest {
  private static final int SEEDS = 2000;
  private static final Duration TICK = Duration.ofMillis(100);

  /** Nodes, what they have on disk, and a network that loses, delays and hides. */
  private static final class World {
    private final Random random;
    private final int expected;
    private final Map<String, Machine> machines = new TreeMap<>();
    private final List<Runnable> onTheWay = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private long now = 1;
    private final boolean losingPromises;
    private boolean rough = true;

    World(long seed, int nodes, int expected, boolean losingPromises) {
      this.losingPromises = losingPromises;
      this.random = new Random(seed);
      this.expected = expected;
      for (int i = 1; i <= nodes; i++) {
        machines.put("n" + i, new Machine(this, "n" + i));
      }
    }

    boolean sees(String one, String other) {
      return one.equals(other) || !hidden.contains(one + other);
    }

    void tick() {
      now += TICK.toNanos();
      if (rough && random.nextInt(5) == 0) {
        String one = any();
        String other = any();
        if (!hidden.remove(one + other)) {
          hidden.add(one + other);
        }
      }
      if (rough && random.nextInt(20) == 0) {
        machines.get(any()).restart();
      }
      if (rough && random.nextInt(60) == 0) {
        machines.get(any()).wipe();
      }
      machines.values().stream()
          .filter(machine -> machine.cluster.isEmpty())
          .forEach(machine -> machine.founding.look(now));
      List<Runnable> arriving = new ArrayList<>(onTheWay);
      onTheWay.clear();
      for (Runnable message : arriving) {
        if (rough && random.nextInt(4) == 0) {
          onTheWay.add(message);
        } else if (!rough || random.nextInt(4) > 0) {
          message.run();
        }
      }
    }

    /** All are seen, and nothing is lost any more, for long enough. */
    void calm() {
      rough = false;
      hidden.clear();
      for (int i = 0; i < 150; i++) {
        tick();
      }
    }

    private String any() {
      return "n" + (1 + random.nextInt(machines.size()));
    }

    Set<UUID> clusters() {
      Set<UUID> found = new HashSet<>();
      machines.values().forEach(machine -> machine.cluster.ifPresent(found::add));
      return found;
    }
  }

  private static final class Machine implements FoundingPeers, Charters {
    private final World world;
    private final String id;
    private int incarnation;
    private Optional<Charter> disk = Optional.empty();
    private Optional<UUID> cluster = Optional.empty();
    private Founding founding;

    Machine(World world, String id) {
      this.world = world;
      this.id = id;
      restart();
    }

    void restart() {
      founding =
          new Founding(
              id,
              "i" + incarnation,
              world.expected,
              this,
              this,
              () -> new UUID(world.random.nextLong(), world.random.nextLong()));
    }

    /** Only one that holds no log: what a wiped voter does is consensus' to answer. */
    void wipe() {
      if (cluster.isEmpty() && (disk.isEmpty() || world.losingPromises)) {
        incarnation++;
        disk = Optional.empty();
        restart();
      }
    }

    @Override
    public Optional<Charter> accepted() {
      return disk;
    }

    @Override
    public void accept(Charter charter) {
      assertTrue(disk.isEmpty(), () -> id + " has promised itself already");
      disk = Optional.of(charter);
    }

    @Override
    public void withdraw() {
      disk = Optional.empty();
    }

    @Override
    public List<Seen> seen() {
      return world.machines.values().stream()
          .filter(other -> world.sees(id, other.id))
          .map(
              other ->
                  new Seen(
                      new Founder(other.id, "i" + other.incarnation, other.id + ":1"),
                      true,
                      other.cluster))
          .toList();
    }

    @Override
    public void send(String nodeId, Message message) {
      Message sent = Message.decode(message.encode());
      assertEquals(message, sent);
      if (world.sees(id, nodeId)) {
        world.onTheWay.add(() -> world.machines.get(nodeId).heard(id, sent));
      }
    }

    private void heard(String from, Message message) {
      founding.heard(from, message, cluster);
    }

    @Override
    public void form(Charter charter) {
      assertTrue(charter.names(id, "i" + incarnation), charter::toString);
      assertTrue(cluster.isEmpty(), () -> id + " is in a cluster already");
      cluster = Optional.of(charter.clusterId());
    }
  }

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

  @Test
  void aMessageThatIsNone_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Message.decode(new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> Message.decode(new byte[] {9}));
    assertThrows(IllegalArgumentException.class, () -> Message.decode(new byte[] {1, 2, 3}));
    assertThrows(IllegalArgumentException.class, () -> Message.decode(new byte[18]));
  }
}
