/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs the program in memory: what it is given and what it said. */
final class Terminals {
  final FakeCluster node = new FakeCluster();
  final Map<String, String> environment = new HashMap<>();
  final Properties properties = new Properties();
  final CompletableFuture<Void> stop = new CompletableFuture<>();
  final ByteArrayOutputStream binary = new ByteArrayOutputStream();
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  byte[] in = {};
  boolean terminal;
  Clock clock = Clock.fixed(Instant.parse("2026-11-01T10:20:30.400Z"), ZoneOffset.UTC);
  Ansi ansi = Ansi.OFF;

  /** What this process is for the commands. */
  Host host() {
    return new Host(
        () -> List.of("the handler"),
        () -> node,
        environment,
        properties,
        new ByteArrayInputStream(in),
        binary,
        terminal,
        () -> stop,
        clock);
  }

  CommandLine program() {
    return captured(Clusterctl.program(ClusterctlCommands.on(host()), new Verbosity()));
  }

  CommandLine captured(CommandLine program) {
    program.setOut(new PrintWriter(out, true));
    program.setErr(new PrintWriter(err, true));
    program.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    return program;
  }

  int run(String... args) {
    return program().execute(args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  void in(String text) {
    in = text.getBytes(StandardCharsets.UTF_8);
  }
}
