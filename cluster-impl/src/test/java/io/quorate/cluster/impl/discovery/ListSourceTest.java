/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ListSourceTest {
  @TempDir Path directory;

  private final Map<String, String> environment = new HashMap<>();

  private ListSource source(String variable, String path) {
    return new ListSource(variable, path, environment::get);
  }

  private static List<String> found(ListSource source) throws Exception {
    return source.look().stream().map(Object::toString).toList();
  }

  private static String failure(ListSource source) {
    return String.valueOf(assertThrows(DiscoveryFailure.class, source::look).getMessage());
  }

  @Test
  void file_isReadAnewEveryTime() throws Exception {
    Path file = Files.writeString(directory.resolve("nodes"), "a:1\nb:2");
    ListSource source = source("", file.toString());
    assertEquals(List.of("a:1", "b:2"), found(source));
    Files.writeString(file, "c:3");
    assertEquals(List.of("c:3"), found(source));
    Files.delete(file);
    assertEquals(file + " is not there (quorate.discovery.file-path); write it", failure(source));
  }

  @Test
  void variable_winsOverFile() throws Exception {
    Path file = Files.writeString(directory.resolve("nodes"), "a:1");
    ListSource source = source("NODES", file.toString());
    assertEquals(List.of("a:1"), found(source), "not set");
    environment.put("NODES", " ");
    assertEquals(List.of("a:1"), found(source), "blank");
    environment.put("NODES", "x:1, y:2");
    assertEquals(List.of("x:1", "y:2"), found(source));
    environment.put("NODES", "x");
    assertTrue(failure(source).startsWith("$NODES, line 1: \"x\""), failure(source));
  }

  @Test
  void variableAlone_hasToBeSet() throws Exception {
    assertEquals(
        "$NODES is not set; set it to host:port of members, comma separated",
        failure(source("NODES", "")));
    environment.put("NODES", "x:1");
    assertEquals(List.of("x:1"), found(source("NODES", "")));
  }

  @Test
  void pattern_takesAllFilesInOrderOfNames() throws Exception {
    ListSource source = source("", directory.resolve("*.nodes").toString());
    assertTrue(failure(source).endsWith("*.nodes matches no file; write one"), failure(source));
    Files.writeString(directory.resolve("b.nodes"), "b:2");
    Files.writeString(directory.resolve("a.nodes"), "a:1");
    Files.writeString(directory.resolve("c.other"), "c:3");
    Files.createDirectory(directory.resolve("d.nodes"));
    assertEquals(List.of("a:1", "b:2"), found(source));
  }

  @Test
  void nameWithPatternCharacters_isAFileIfThereIsOne() throws Exception {
    Path file = Files.writeString(directory.resolve("n[1]"), "a:1");
    assertEquals(List.of("a:1"), found(source("", file.toString())));
  }

  @Test
  void unreadable_isSaid() throws Exception {
    assertTrue(failure(source("", directory.toString())).contains("cannot be read"));
    Path file = Files.write(directory.resolve("latin"), new byte[] {(byte) 0xE4, ':', '1'});
    assertEquals(file + " is not UTF-8; write it anew", failure(source("", file.toString())));
    Path large = Files.write(directory.resolve("large"), new byte[(1 << 20) + 1]);
    assertEquals(
        large + " has 1048577 bytes; the most is 1048576", failure(source("", large.toString())));
    ListSource missing = source("", directory.resolve("no/such/*.x").toString());
    assertTrue(failure(missing).contains("cannot be read"), failure(missing));
  }

  /** Reading a pipe waits for a writer, and a device has no end. */
  @Test
  @Timeout(20)
  void whatIsNoFile_isNotRead() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertEquals(
        pipe + " cannot be read: it is no regular file (quorate.discovery.file-path); name one",
        failure(source("", pipe.toString())));
    assertTrue(failure(source("", "/dev/zero")).contains("/dev/zero cannot be read"));
  }

  /** As Kubernetes mounts what it may replace. */
  @Test
  void linkToAFile_isFollowed() throws Exception {
    Path data = Files.createDirectory(directory.resolve("..data"));
    Files.writeString(data.resolve("nodes"), "a:1");
    Path link = Files.createSymbolicLink(directory.resolve("nodes"), Path.of("..data/nodes"));
    assertEquals(List.of("a:1"), found(source("", link.toString())));
    assertEquals(List.of("a:1"), found(source("", directory.resolve("n*").toString())));
  }

  /** As the files in which a system tells of itself. */
  @Test
  void fileWithoutASize_isReadWithinTheBound() {
    String said = failure(source("", "/proc/self/stat"));
    assertTrue(said.startsWith("/proc/self/stat, line 1: "), said);
  }
}
