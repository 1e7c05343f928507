/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** One node of a {@link World}: its settings, its disk, and what runs. */
final class Machine implements FoundingPeers, Charters {
  private final World world;
  final String id;
  private int incarnation;
  Optional<Charter> disk = Optional.empty();
  Optional<UUID> cluster = Optional.empty();
  Founding founding;
  private int expected;
  boolean older;
  boolean bootstraps;
  int accepts;

  Machine(World world, String id, int expected) {
    this.world = world;
    this.id = id;
    this.expected = expected;
    restart();
  }

  void restart(int number) {
    expected = number;
    restart();
  }

  void restartAnew() {
    if (!world.numbers.isEmpty()) {
      expected = world.numbers.get(world.random.nextInt(world.numbers.size()));
      older = world.random.nextInt(8) == 0;
    }
    restart();
  }

  void restart() {
    founding =
        new Founding(
            id,
            "i" + incarnation,
            expected,
            this,
            this,
            () -> new UUID(world.random.nextLong(), world.random.nextLong()));
  }

  void look(long now) {
    if (!bootstraps) {
      founding.look(now);
    } else if (new Expectations(1, seen()).mayFormAlone()) {
      cluster = Optional.of(new UUID(world.random.nextLong(), world.random.nextLong()));
    }
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
    accepts++;
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
                    other.older ? OptionalInt.empty() : OptionalInt.of(other.expected),
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

  void heard(String from, Message message) {
    founding.heard(from, message, cluster);
  }

  @Override
  public void form(Charter charter) {
    assertTrue(charter.names(id, "i" + incarnation), charter::toString);
    assertTrue(cluster.isEmpty(), () -> id + " is in a cluster already");
    cluster = Optional.of(charter.clusterId());
  }
}
