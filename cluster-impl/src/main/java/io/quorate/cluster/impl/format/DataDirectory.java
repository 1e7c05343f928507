/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The directory {@code quorate.data-dir} names, held by one node at a time: {@code node.json},
 * {@code node.lock} and {@code groups/<id>/}.
 *
 * <p>Nothing else in this process may open {@code node.lock}: on POSIX systems that would drop the
 * lock. Safe for use from any thread.
 */
public final class DataDirectory implements AutoCloseable {
  /** The configuration key that names the directory. */
  public static final String KEY = "quorate.data-dir";

  private static final String RESTORING = "restoring";
  private static final Set<String> LEFT_BY_RESTORE =
      Set.of(RESTORING, "groups", "addresses", "addresses.tmp", "node.json", "node.json.tmp");

  /** The engine's lock, and what was not put into its place. */
  private static final Set<String> BLANK = Set.of("in_use.lock", "raft-meta.tmp");

  private final Path root;
  private final DirectoryLock lock;

  private DataDirectory(Path root, DirectoryLock lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens the directory, made on first use and then readable for its owner only, and locks it.
   *
   * @param root the directory
   * @param lockWait how long to wait for its present holder, such as the deployment that this one
   *     replaces; zero does not wait
   * @throws DataDirectoryException if it cannot be made, written, or locked
   */
  public static DataDirectory open(Path root, Duration lockWait) {
    Path directory = root.toAbsolutePath().normalize();
    create(directory);
    try {
      DirectoryLock.Attempt attempt = DirectoryLock.acquire(directory, lockWait.toNanos());
      DirectoryLock lock = attempt.lock();
      if (lock == null) {
        throw new DataDirectoryException(
            setting(directory)
                + " is in use by "
                + attempt.holder()
                + " (waited "
                + lockWait
                + "): stop that one, or give this node a directory of its own",
            null);
      }
      return new DataDirectory(directory, lock);
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      throw new DataDirectoryException(
          setting(directory) + ": interrupted waiting for its lock", e);
    } catch (IOException e) {
      throw new DataDirectoryException(
          setting(directory)
              + " cannot be written ("
              + DataDirectoryException.reason(e)
              + "): make it writable for the user this process runs as, or name another",
          e);
    }
  }

  /** The directory itself, absolute. */
  public Path root() {
    return root;
  }

  /** Where each Raft group has a directory of its own; made by whoever first needs it. */
  public Path groups() {
    return root.resolve("groups");
  }

  /**
   * Groups beside this cluster's. A node is in one at most: they are there while a recovery is
   * about to replace one by another.
   */
  public List<Path> groupsBeside(UUID cluster) throws IOException {
    if (!Files.isDirectory(groups())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(groups())) {
      return all.filter(path -> isGroup(path) && !path.endsWith(cluster.toString())).toList();
    }
  }

  /**
   * Removes groups that hold nothing: the process ended while their directories were made, before
   * anything could be promised in them.
   */
  public void removeBlankGroups() throws IOException {
    if (!Files.isDirectory(groups())) {
      return;
    }
    List<Path> found;
    try (Stream<Path> all = Files.list(groups())) {
      found = all.filter(DataDirectory::isGroup).toList();
    }
    for (Path group : found) {
      try (Stream<Path> content = Files.walk(group)) {
        List<Path> paths = content.sorted(Comparator.reverseOrder()).toList();
        if (paths.stream().allMatch(DataDirectory::isBlank)) {
          for (Path path : paths) {
            Files.delete(path);
          }
        }
      }
    }
  }

  private static boolean isBlank(Path path) {
    return Files.isDirectory(path) || BLANK.contains(String.valueOf(path.getFileName()));
  }

  private static boolean isGroup(Path path) {
    try {
      UUID unused = UUID.fromString(String.valueOf(path.getFileName()));
      return Files.isDirectory(path);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Where a backup is put together. While it is there, nothing else in the directory counts. */
  public Path restoring() {
    return root.resolve(RESTORING);
  }

  /**
   * Whether nothing is in a directory, or only what a restore that was interrupted left there.
   * Files of the lock do not count.
   */
  public static boolean isVacant(Path root) throws IOException {
    boolean interrupted =
        Files.exists(root.resolve(DirectoryLock.LOCK_FILE))
            && Files.exists(root.resolve(RESTORING));
    Set<String> left = interrupted ? LEFT_BY_RESTORE : Set.of();
    try (Stream<Path> content = Files.list(root)) {
      return content.allMatch(
              path -> DirectoryLock.isPart(path) || left.contains(path.getFileName().toString()))
          && isEmpty(root.resolve("groups"));
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> content = Files.list(directory)) {
      return content.findAny().isEmpty();
    }
  }

  /** Where {@link NodeFile} is kept. */
  public Path nodeFile() {
    return root.resolve("node.json");
  }

  /** Releases the lock; a second call does nothing. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new DataDirectoryException(
          "Cannot release the lock of " + root + " (" + DataDirectoryException.reason(e) + ")", e);
    }
  }

  private static void create(Path directory) {
    if (Files.isDirectory(directory)) {
      return;
    }
    try {
      Path parent = directory.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(directory);
      }
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw new DataDirectoryException(
            setting(directory) + ": " + e.getFile() + " is a file: name a directory", e);
      }
    } catch (IOException e) {
      throw new DataDirectoryException(
          setting(directory)
              + " cannot be created ("
              + DataDirectoryException.reason(e)
              + "): create it for the user this process runs as, or name another",
          e);
    }
  }

  private static String setting(Path directory) {
    return KEY + "=" + directory;
  }
}
