/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Nodes, what they have on disk, and a network that loses, delays and hides. */
final class World {
  private static final Duration TICK = Duration.ofMillis(100);

  final Random random;
  final Map<String, Machine> machines = new TreeMap<>();
  final List<Runnable> onTheWay = new ArrayList<>();
  final Set<String> hidden = new HashSet<>();
  private long now = 1;
  final boolean losingPromises;
  boolean rough = true;
  boolean hiding = true;
  List<Integer> numbers = List.of();

  World(long seed, int nodes, int expected, boolean losingPromises) {
    this.losingPromises = losingPromises;
    this.random = new Random(seed);
    for (int i = 1; i <= nodes; i++) {
      add("n" + i, expected);
    }
  }

  Machine add(String id, int expected) {
    Machine machine = new Machine(this, id, expected);
    machines.put(id, machine);
    return machine;
  }

  /** One with {@code quorate.bootstrap=true}. */
  Machine addBootstrapping(String id) {
    Machine machine = add(id, 1);
    machine.bootstraps = true;
    return machine;
  }

  /** Neither sees anybody of the other. */
  void split(List<String> half, List<String> otherHalf) {
    for (String one : half) {
      for (String other : otherHalf) {
        hidden.add(one + other);
        hidden.add(other + one);
      }
    }
  }

  /** A restart takes one of these numbers, and sometimes a version that does not tell it. */
  World settingAnew(Integer... settings) {
    numbers = List.of(settings);
    return this;
  }

  boolean sees(String one, String other) {
    return one.equals(other) || !hidden.contains(one + other);
  }

  void tick() {
    now += TICK.toNanos();
    if (rough && hiding && random.nextInt(5) == 0) {
      String one = any();
      String other = any();
      if (!hidden.remove(one + other)) {
        hidden.add(one + other);
      }
    }
    if (rough && random.nextInt(20) == 0) {
      machines.get(any()).restartAnew();
    }
    if (rough && random.nextInt(60) == 0) {
      machines.get(any()).wipe();
    }
    machines.values().stream()
        .filter(machine -> machine.cluster.isEmpty())
        .forEach(machine -> machine.look(now));
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
    pass(250);
  }

  void pass(int ticks) {
    for (int i = 0; i < ticks; i++) {
      tick();
      assertTrue(losingPromises || clusters().size() <= 1, "two clusters");
    }
  }

  private String any() {
    return List.copyOf(machines.keySet()).get(random.nextInt(machines.size()));
  }

  Set<UUID> clusters() {
    Set<UUID> found = new HashSet<>();
    machines.values().forEach(machine -> machine.cluster.ifPresent(found::add));
    return found;
  }
}
