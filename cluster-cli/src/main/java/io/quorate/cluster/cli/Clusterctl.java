/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.RunLast;

/** The program {@code clusterctl}. Only here is the JVM the program's own. */
public final class Clusterctl {
  private Clusterctl() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Host.ofProcess(), args));
  }

  /** Runs a command in a JVM that is all its own. */
  static int run(Host host, String[] args) {
    StopHook hook = new StopHook();
    Verbosity verbosity = new Verbosity();
    CommandLine program = program(ClusterctlCommands.on(host.withStop(hook::install)), verbosity);
    program.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    program.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    program.setExecutionStrategy(
        parsed -> {
          verbosity.apply();
          return new RunLast().execute(parsed);
        });
    int exitCode = program.execute(args);
    hook.ended(exitCode);
    return exitCode;
  }

  static CommandLine program(ClusterctlCommands commands, Verbosity verbosity) {
    CommandLine program = commands.commandLine();
    program.addMixin("verbosity", verbosity);
    // A payload @FILE is for the command.
    program.setExpandAtFiles(false);
    program.setParameterExceptionHandler(new UsageErrors());
    return program;
  }
}
