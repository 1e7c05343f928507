/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StopHookIT {
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void signal_isACleanStop(String signal) throws Exception {
    Process program = start(List.of(), "run", "--id", "n1", "--bootstrap");
    try (BufferedReader out = program.inputReader(UTF_8)) {
      assertTrue(out.readLine().endsWith("has started"));
      // The hook is installed before the node starts.
      new ProcessBuilder("kill", "-s", signal, Long.toString(program.pid())).start().waitFor();
      assertTrue(program.waitFor(30, TimeUnit.SECONDS), "still running");
      List<String> rest = out.lines().toList();
      assertTrue(rest.get(rest.size() - 1).endsWith(" n1 stopped"), rest.toString());
      assertEquals(ExitCode.OK, program.exitValue());
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void failedStart_keepsItsExitCode() throws Exception {
    Process program = start(List.of("-Dfake.failure=true"), "run", "--id", "n1");
    try (BufferedReader err = program.errorReader(UTF_8)) {
      assertEquals("clusterctl run: the node could not start: planted", err.readLine());
      assertTrue(program.waitFor(30, TimeUnit.SECONDS), "still running");
      assertEquals(ExitCode.REFUSED, program.exitValue());
    } finally {
      program.destroyForcibly();
    }
  }

  private static Process start(List<String> flags, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(Foreground.command());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FakeNodeProgram.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }
}
