/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes and the directory of one campaign, which must both be gone at its end, however it
 * ends. Safe for use from any thread; closing it twice is harmless.
 */
public final class Scratch implements AutoCloseable {
  private final Path directory;
  private final Set<NodeProcess> processes = new HashSet<>();
  private boolean closed;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /** A new directory within the given one. */
  public static Scratch in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new Scratch(Files.createTempDirectory(parent.toAbsolutePath(), "work-"));
  }

  /** Where the nodes keep their data. */
  public Path directory() {
    return directory;
  }

  /** Starts a process that is killed when this is closed, unless it has been closed already. */
  synchronized NodeProcess start(ProcessStart start) throws IOException {
    if (closed) {
      throw new BenchException("the benchmark was interrupted");
    }
    NodeProcess process = start.start();
    processes.add(process);
    return process;
  }

  /** Starts one process. */
  interface ProcessStart {
    NodeProcess start() throws IOException;
  }

  /** Kills what still runs and deletes the directory. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    processes.forEach(NodeProcess::kill);
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory + "; remove it by hand", e);
    }
  }
}
