/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.guide;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A reader's shell in a directory, with this JDK and Maven. Closing kills what it left running. */
final class Shell implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path directory;
  private final Path tools;

  Shell(Path directory, Path tools, Path mavenSettings) throws IOException {
    this.directory = directory;
    this.tools = Files.createDirectories(tools);
    Path maven = tools.resolve("mvn");
    String real = find("mvn");
    Files.writeString(
        maven, "#!/bin/sh\nexec %s -B -ntp -s %s \"$@\"\n".formatted(real, mavenSettings));
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs a command and returns what it printed. */
  String run(String command) throws IOException, InterruptedException {
    Path output = tools.resolve("output.txt");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    String home = System.getProperty("java.home");
    shell.environment().put("JAVA_HOME", home);
    shell.environment().put("MAVEN_OPTS", "-Djansi.noreset=true");
    shell
        .environment()
        .merge("PATH", tools + ":" + home + "/bin", (old, first) -> first + ":" + old);
    Process process = shell.start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " has not ended within " + PATIENCE);
    }
    String text = Files.readString(output).strip();
    if (process.exitValue() != 0) {
      throw new AssertionError(
          "%s ended with %d: %s%n%s".formatted(command, process.exitValue(), text, logs()));
    }
    return text;
  }

  /** The ends of the logs that commands wrote. */
  String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path log : files(".log")) {
      List<String> lines = Files.readAllLines(log);
      text.append("--- ").append(log).append('\n');
      lines
          .subList(Math.max(0, lines.size() - 20), lines.size())
          .forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String find(String program) throws IOException {
    for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
      Path file = Path.of(directory, program);
      if (Files.isExecutable(file)) {
        return file.toString();
      }
    }
    throw new IOException(program + " is not on PATH");
  }

  @Override
  public void close() throws IOException {
    for (Path file : files(".pid")) {
      ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
          .ifPresent(
              process -> {
                process.destroyForcibly();
                process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
              });
    }
  }
}
