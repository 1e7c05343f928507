/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells when files have changed: by modification time, size and identity, behind links, as volumes
 * of Kubernetes swap a link to exchange all files at once. Used by one thread.
 */
final class FileStamps {
  private final List<Path> files;
  private List<Stamp> last;

  private record Stamp(long modified, long size, @Nullable Object identity) {}

  FileStamps(List<Path> files) {
    this.files = List.copyOf(files);
    this.last = look();
  }

  /** Whether any file has changed since the last call. */
  boolean changed() {
    List<Stamp> now = look();
    boolean changed = !now.equals(last);
    last = now;
    return changed;
  }

  private List<Stamp> look() {
    List<Stamp> stamps = new ArrayList<>();
    for (Path file : files) {
      stamps.add(stamp(file));
    }
    return stamps;
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          found.lastModifiedTime().toMillis(),
          found.size(),
          Objects.requireNonNullElse(found.fileKey(), ""));
    } catch (IOException e) {
      return new Stamp(-1, -1, null);
    }
  }
}
