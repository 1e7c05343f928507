/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.guide;

import io.quorate.examples.driver.process.LogFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A reader's shell in a directory, with this JDK. Closing kills what it left running and wrote the
 * process id of to a file {@code *.pid}.
 */
public final class Shell implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LOG_LINES = 20;

  private final Path directory;
  private final Path tools;

  /** A shell in the first directory, with more programs in the second. */
  public Shell(Path directory, Path tools) throws IOException {
    this.directory = directory;
    this.tools = Files.createDirectories(tools);
  }

  /** Lets a program have these arguments before those that the reader gives. */
  public void alwaysWith(String program, String arguments) throws IOException {
    Path wrapper = tools.resolve(program);
    Files.writeString(
        wrapper, "#!/bin/sh\nexec %s %s \"$@\"\n".formatted(find(program), arguments));
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs a command and returns what it printed. */
  public String run(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(tools, "output", ".txt");
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
    Files.delete(output);
    if (process.exitValue() != 0) {
      throw new AssertionError(
          "%s ended with %d: %s%n%s".formatted(command, process.exitValue(), text, logs()));
    }
    return text;
  }

  /** The process whose id a command wrote to a file. */
  public ProcessHandle process(String pidFile) throws IOException {
    return ProcessHandle.of(pid(directory.resolve(pidFile)))
        .orElseThrow(() -> new AssertionError("the process of " + pidFile + " has ended"));
  }

  private static long pid(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }

  /** The ends of the logs that commands wrote. */
  public String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    files(".log").forEach(log -> text.append(LogFile.end(log, LOG_LINES)));
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
      ProcessHandle.of(pid(file))
          .ifPresent(
              process -> {
                process.destroyForcibly();
                process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
              });
    }
  }
}
