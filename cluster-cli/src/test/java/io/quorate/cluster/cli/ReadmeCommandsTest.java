/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeCommandsTest {
  private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

  @Test
  void table_hasAllCommands_andNoOthers() throws IOException {
    String readme = Files.readString(Path.of(System.getProperty("quorate.repo.root"), "README.md"));
    String section = readme.substring(readme.indexOf("\n## clusterctl\n"));
    Set<String> told = new TreeSet<>();
    section
        .lines()
        .skip(2)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .forEach(
            line -> {
              Matcher name = NAME.matcher(line.split("\\|", -1)[1]);
              while (name.find()) {
                told.add(name.group(1));
              }
            });
    Set<String> there = new TreeSet<>(new Terminals().program().getSubcommands().keySet());
    there.remove("help");
    assertEquals(there, told);
  }
}
