/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ClusterStartException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The program in a process of its own, with a node that does nothing. */
final class FakeNodeProgram {
  private FakeNodeProgram() {}

  public static void main(String[] args) {
    FakeCluster node = new FakeCluster();
    if (System.getProperty("fake.failure") != null) {
      node.startFailure = Optional.of(new ClusterStartException("planted", null));
    }
    Host process = Host.ofProcess();
    Host host =
        new Host(
            List::of,
            () -> node,
            process.environment(),
            process.systemProperties(),
            process.in(),
            process.binary(),
            false,
            process.stop(),
            Clock.system(ZoneOffset.UTC));
    System.exit(Clusterctl.run(host, args));
  }
}
