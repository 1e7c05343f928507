/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Ways in which nodes come up that expect to be three. */
enum Start {
  /** All at the same time. */
  AT_ONCE {
    @Override
    void run(ThreeNodes<LedgerProcess> nodes, Random random) {
      nodes.start(ThreeNodes.IDS);
    }
  },

  /** One after the other, in any order, within some seconds. */
  STAGGERED {
    @Override
    void run(ThreeNodes<LedgerProcess> nodes, Random random) {
      List<String> order = new ArrayList<>(ThreeNodes.IDS);
      Collections.shuffle(order, random);
      for (String id : order) {
        nodes.launch(id);
        pass(random.nextInt(2_500));
      }
      order.forEach(nodes::awaitStarted);
    }
  },

  /** Two, and the third when they have waited for long. */
  ONE_LATE {
    @Override
    void run(ThreeNodes<LedgerProcess> nodes, Random random) {
      List<String> order = new ArrayList<>(ThreeNodes.IDS);
      Collections.shuffle(order, random);
      nodes.start(order.subList(0, 2));
      pass(LONGER_THAN_A_PROPOSAL);
      if (!ClusterIds.of(nodes).isEmpty()) {
        throw new AssertionError("Two nodes of three have formed " + ClusterIds.of(nodes));
      }
      nodes.start(order.get(2));
    }
  },

  /** With lists that name nobody, and only later the others. */
  SEEDS_WRONG_AT_FIRST {
    @Override
    Setup setup(Path directory) {
      return super.setup(directory)
          .with("quorate.membership.seeds", "127.0.0.1:1")
          .with("quorate.discovery.kind", "file")
          .with("quorate.discovery.file-path", directory.resolve(LIST).toString())
          .with("quorate.discovery.refresh", "200ms");
    }

    @Override
    void run(ThreeNodes<LedgerProcess> nodes, Random random) {
      Path list = nodes.journals().resolveSibling(LIST);
      write(list, "127.0.0.1:2");
      nodes.start(ThreeNodes.IDS);
      pass(LONGER_THAN_A_PROPOSAL);
      if (!ClusterIds.of(nodes).isEmpty()) {
        throw new AssertionError("Nodes that see nobody have formed " + ClusterIds.of(nodes));
      }
      write(
          list,
          nodes.specs().stream()
              .map(NodeSpec::membershipAddress)
              .collect(Collectors.joining("\n")));
    }
  },

  /** Four at the same time. */
  FOUR {
    @Override
    List<String> voters() {
      return List.of("n1", "n2", "n3", "n4");
    }

    @Override
    void run(ThreeNodes<LedgerProcess> nodes, Random random) {
      nodes.add("n4");
      nodes.start(voters());
    }
  },

  /** All at the same time; one is killed while they agree, and started again. */
  ONE_KILLED {
    @Override
    void run(ThreeNodes<LedgerProcess> nodes, Random random) {
      nodes.start(ThreeNodes.IDS);
      pass(random.nextInt(2_000));
      String killed = ThreeNodes.IDS.get(random.nextInt(ThreeNodes.IDS.size()));
      nodes.node(killed).kill();
      pass(random.nextInt(500));
      nodes.start(killed);
    }
  };

  private static final int LONGER_THAN_A_PROPOSAL = 3_000;
  private static final String LIST = "members";

  Setup setup(Path directory) {
    return new Setup(
        Map.of("quorate.bootstrap", "false", "quorate.bootstrap-expect", "3"),
        List.of("-XX:TieredStopAtLevel=1"));
  }

  List<String> voters() {
    return ThreeNodes.IDS;
  }

  abstract void run(ThreeNodes<LedgerProcess> nodes, Random random);

  private static void pass(int millis) {
    long until = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    Until.holds(
        "time passes", Duration.ofMillis(millis).plusSeconds(5), () -> System.nanoTime() > until);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
