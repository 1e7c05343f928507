/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/**
 * A file that is there only when it is whole: it is written beside its place, for its owner alone,
 * and moved there at the end. Not safe for use from several threads.
 */
final class BackupFile implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final boolean replace;
  private final FileChannel channel;

  /**
   * Begins a file.
   *
   * @param replace whether one that is there is replaced
   */
  BackupFile(Path file, boolean replace) throws CommandFailure {
    this.file = file.toAbsolutePath().normalize();
    this.replace = replace;
    this.part =
        this.file.resolveSibling(
            "." + this.file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    if (!replace && Files.exists(this.file)) {
      throw exists();
    }
    try {
      this.channel =
          FileChannel.open(
              part,
              EnumSet.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE),
              ownerOnly());
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          ExitCode.USAGE, this.file.getParent() + " does not exist: make that directory first");
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** It holds all that a program wants to keep. */
  private FileAttribute<?>[] ownerOnly() {
    return part.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private CommandFailure exists() {
    return new CommandFailure(
        ExitCode.USAGE, file + " exists already; name another file, or say --force");
  }

  CommandFailure failed(IOException e) {
    return new CommandFailure(ExitCode.REFUSED, file + " cannot be written: " + e);
  }

  /** Where it is while it is being written. */
  Path part() {
    return part;
  }

  OutputStream out() {
    return Channels.newOutputStream(channel);
  }

  /** Makes what was written durable. */
  void sync() throws CommandFailure {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Moves it to its place, durably. */
  void finish() throws CommandFailure {
    try {
      if (replace) {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(part, file);
      }
      Path parent = file.getParent();
      if (parent != null
          && parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
          directory.force(true);
        }
      }
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is beside its place, and its name says that it is no whole file.
    }
  }
}
