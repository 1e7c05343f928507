/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a directory to one user: {@code node.lock} against other processes, and a claim file named
 * for this process against a second use within it.
 *
 * <p>On POSIX systems, closing any channel of a file drops all locks the process has on it. A
 * second attempt within this process must therefore never open {@code node.lock}, and the claim,
 * created exclusively, turns it away before it could. Unlike a static set it also works between
 * class loaders, that is between an application and its redeployment.
 */
final class DirectoryLock implements AutoCloseable {
  static final String LOCK_FILE = "node.lock";
  static final String CLAIM_PREFIX = "node.claim.";

  private static final long POLL_MILLIS = 50;
  private static final int MAX_HOLDER_BYTES = 64;

  private final Path claim;
  private @Nullable FileChannel channel;
  private boolean released;

  private DirectoryLock(Path claim) {
    this.claim = claim;
  }

  /** Whether a file is one of those that keep a directory to one user. */
  static boolean isPart(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals(LOCK_FILE) || name.startsWith(CLAIM_PREFIX);
  }

  /** Either a lock or the text that says who has it. */
  record Attempt(@Nullable DirectoryLock lock, String holder) {}

  static Attempt acquire(Path directory, long waitNanos) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + waitNanos;
    while (true) {
      Attempt attempt = tryAcquire(directory);
      if (attempt.lock() != null || System.nanoTime() - deadline >= 0) {
        return attempt;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static Attempt tryAcquire(Path directory) throws IOException {
    DirectoryLock lock = new DirectoryLock(directory.resolve(CLAIM_PREFIX + identity()));
    try {
      Files.createFile(lock.claim);
    } catch (FileAlreadyExistsException e) {
      return heldByThisProcess();
    }
    boolean locked = false;
    try {
      FileChannel channel =
          FileChannel.open(
              directory.resolve(LOCK_FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      lock.channel = channel;
      FileLock fileLock = channel.tryLock();
      locked = fileLock != null;
      if (!locked) {
        return new Attempt(null, "process " + readHolder(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(("pid " + currentPid()).getBytes(StandardCharsets.UTF_8)), 0);
      removeDeadClaims(directory, lock.claim);
      return new Attempt(lock, "");
    } catch (OverlappingFileLockException e) {
      // Somebody removed the claim of the node that has the lock.
      return heldByThisProcess();
    } finally {
      if (!locked) {
        lock.close();
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (released) {
      return;
    }
    released = true;
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      // Only now: whoever takes the claim next will open node.lock.
      Files.deleteIfExists(claim);
    }
  }

  private static Attempt heldByThisProcess() {
    return new Attempt(
        null, "another node or deployment in this same process, pid " + currentPid());
  }

  private static String readHolder(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_HOLDER_BYTES);
    int length = channel.read(buffer, 0);
    String text =
        length <= 0 ? "" : new String(buffer.array(), 0, length, StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "of unknown pid" : text;
  }

  /** Claims outlive a process that was killed; while we hold the lock they can only be stale. */
  private static void removeDeadClaims(Path directory, Path own) throws IOException {
    try (DirectoryStream<Path> claims = Files.newDirectoryStream(directory, CLAIM_PREFIX + "*")) {
      for (Path claim : claims) {
        if (!claim.equals(own) && !isAlive(claim)) {
          Files.deleteIfExists(claim);
        }
      }
    }
  }

  private static boolean isAlive(Path claim) {
    String[] parts = claim.getFileName().toString().substring(CLAIM_PREFIX.length()).split("-", 2);
    try {
      long pid = Long.parseLong(parts[0]);
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      return pid != currentPid() && process.isPresent() && process.get().isAlive();
    } catch (NumberFormatException e) {
      return true;
    }
  }

  /** Pid and start time: in a container every run of a node may have the same pid. */
  private static String identity() {
    return currentPid() + "-" + ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  private static long currentPid() {
    return ProcessHandle.current().pid();
  }
}
