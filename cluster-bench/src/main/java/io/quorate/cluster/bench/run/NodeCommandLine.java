/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.node.NodeMain;
import io.quorate.cluster.bench.system.NodeSpec;
import io.quorate.cluster.bench.system.PeerSpec;
import io.quorate.cluster.bench.system.SystemKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a node process is started: the same JDK, class path and flags for every system. */
public final class NodeCommandLine {
  /** From this release on the JDK knows the flag, and prints warnings without it. */
  private static final int UNSAFE_FLAG_SINCE = 23;

  private NodeCommandLine() {}

  /** The flags of every node's virtual machine; {@code BENCH_NODE_OPTS} adds to them. */
  public static List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= UNSAFE_FLAG_SINCE) {
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    String more = System.getenv("BENCH_NODE_OPTS");
    if (more != null && !more.isBlank()) {
      flags.addAll(List.of(more.strip().split("\\s+")));
    }
    return flags;
  }

  static List<String> of(SystemKind system, NodeSpec node) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NodeMain.class.getName());
    command.add(system.id());
    command.add(node.id());
    command.add(PeerSpec.format(node.peers()));
    command.add(node.directory().toString());
    return command;
  }
}
