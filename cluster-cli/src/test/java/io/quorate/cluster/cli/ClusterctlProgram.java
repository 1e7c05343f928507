/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The self-contained jar, run as users run it. */
final class ClusterctlProgram {
  private ClusterctlProgram() {}

  /** What a finished command left. */
  record Ended(int exitCode, String out, String err) {}

  static List<String> command() {
    Path jar = Path.of(System.getProperty("quorate.build.dir"), "clusterctl.jar");
    assertTrue(Files.exists(jar), jar + " is missing: mvn package makes it");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dsun.misc.unsafe.memory.access=allow");
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  static Ended run(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command = command();
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running: " + command);
      return new Ended(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
