/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.BenchNode;
import io.quorate.cluster.bench.system.MessagingSystem;
import io.quorate.cluster.bench.system.NodeSpec;
import io.quorate.cluster.bench.system.PeerSpec;
import io.quorate.cluster.bench.system.SystemKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The main class of a node process: {@code NodeMain <system> <id> <peers> <directory>}.
 *
 * <p>Answers are lines on standard output, everything else goes to standard error. The process ends
 * when its standard input does, so that no node outlives the coordinator.
 */
public final class NodeMain {
  private NodeMain() {}

  /** Starts the node and serves the coordinator. */
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    answers.println(NodeCommands.UP);
    Logger.getLogger("").setLevel(Level.WARNING);
    NodeSpec node = new NodeSpec(args[1], PeerSpec.parse(args[2]), Path.of(args[3]));
    int status = 0;
    Arrivals arrivals = new Arrivals();
    try (BenchNode system = SystemKind.of(args[0]).create(node)) {
      if (system instanceof MessagingSystem messaging) {
        messaging.onMessage(arrivals);
      }
      system.start();
      answers.println(NodeCommands.READY);
      serve(system, arrivals, answers);
    } catch (Exception e) {
      e.printStackTrace();
      status = 1;
    }
    // Engines leave threads behind that would keep the process alive.
    Runtime.getRuntime().halt(status);
  }

  private static void serve(BenchNode system, Arrivals arrivals, PrintStream answers)
      throws IOException, InterruptedException {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (NodeCommands commands = new NodeCommands(system, arrivals, answers)) {
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        if (line.equals(NodeCommands.STOP)) {
          return;
        }
        commands.accept(line);
      }
    }
    // The coordinator is gone.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(2);
  }
}
