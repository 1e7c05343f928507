/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** A file, or all files of one directory whose names match a pattern with {@code * ? [] {}}. */
final class FilePattern {
  private static final String KEY = "quorate.discovery.file-path";
  private static final int MAX_BYTES = 1 << 20;

  private final String path;

  FilePattern(String path) {
    this.path = path;
  }

  /** A file and what is in it. */
  record Text(Path file, String text) {}

  /**
   * The files as they are now, in order of their names.
   *
   * @throws DiscoveryFailure when there is none or one cannot be read
   */
  List<Text> read() throws DiscoveryFailure {
    List<Text> texts = new ArrayList<>();
    for (Path file : files()) {
      texts.add(new Text(file, text(file)));
    }
    return texts;
  }

  private List<Path> files() throws DiscoveryFailure {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf(File.separatorChar));
    String name = path.substring(slash + 1);
    if (!name.matches(".*[*?\\[{].*") || exists(path)) {
      return List.of(pathOf(path));
    }
    Path directory = pathOf(slash < 0 ? "." : path.substring(0, slash + 1));
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, name)) {
      entries.forEach(found::add);
    } catch (IOException | PatternSyntaxException e) {
      throw new DiscoveryFailure("%s=%s cannot be read: %s".formatted(KEY, path, e));
    }
    found.removeIf(file -> !Files.isRegularFile(file));
    if (found.isEmpty()) {
      throw new DiscoveryFailure("%s=%s matches no file; write one".formatted(KEY, path));
    }
    return found.stream().sorted().toList();
  }

  /** Characters of patterns are allowed in names. */
  private static boolean exists(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Path pathOf(String text) throws DiscoveryFailure {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DiscoveryFailure("%s=%s is not a path: %s".formatted(KEY, text, e.getReason()));
    }
  }

  private static String text(Path file) throws DiscoveryFailure {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new DiscoveryFailure(
            "%s cannot be read: it is no regular file (%s); name one".formatted(file, KEY));
      }
      long size = attributes.size();
      byte[] bytes = size > MAX_BYTES ? new byte[0] : bytes(file);
      if (size > MAX_BYTES || bytes.length > MAX_BYTES) {
        throw new DiscoveryFailure(
            "%s has %d bytes; the most is %d"
                .formatted(file, Math.max(size, bytes.length), MAX_BYTES));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new DiscoveryFailure("%s is not there (%s); write it".formatted(file, KEY));
    } catch (CharacterCodingException e) {
      throw new DiscoveryFailure("%s is not UTF-8; write it anew".formatted(file));
    } catch (IOException e) {
      throw new DiscoveryFailure("%s cannot be read: %s".formatted(file, e));
    }
  }

  /** A file may grow, and one that the system makes up has no size; more than allowed tells. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }
}
