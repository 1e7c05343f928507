/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Directories with all that is below them. */
final class FileTree {
  private FileTree() {}

  /** Names and sizes, as far as they are there; it may change meanwhile. */
  static String listing(Path directory) {
    StringBuilder text = new StringBuilder();
    list(directory.toFile(), text);
    return text.toString();
  }

  private static void list(File file, StringBuilder text) {
    File[] below = file.listFiles();
    if (below == null) {
      if (file.exists()) {
        text.append(file).append(' ').append(file.length()).append('\n');
      }
      return;
    }
    text.append(file).append('\n');
    Arrays.sort(below);
    for (File each : below) {
      list(each, text);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
  }

  /** The content of each file, but for those that only lock. */
  static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("in_use.lock")) {
          contents.put(
              directory.relativize(file).toString(),
              HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }

  static boolean isEmpty(Path directory) throws IOException {
    return !Files.exists(directory) || count(directory) == 0;
  }

  /** How much is directly below a directory. */
  static long count(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.count();
    }
  }
}
