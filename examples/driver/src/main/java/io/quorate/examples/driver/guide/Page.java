/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of documentation.
 *
 * @param text in Markdown
 */
public record Page(String text) {
  private static final Path ROOT = Path.of(System.getProperty("quorate.repo.root"));
  private static final Pattern FILE =
      Pattern.compile("(?m)^`([^`\\n]+)`: [^\\n]*\\n\\n```\\w+\\n(.*?)^```$", Pattern.DOTALL);

  /**
   * A command and what it prints.
   *
   * @param command for the shell
   * @param output what comes of it; empty where the page does not say
   */
  public record Step(String command, String output) {}

  /** A page of this repository. */
  public static Page of(String path) throws IOException {
    return new Page(Files.readString(ROOT.resolve(path)));
  }

  /** What the reader is to write, by path. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher file = FILE.matcher(text);
    while (file.find()) {
      files.put(file.group(1), file.group(2));
    }
    return files;
  }

  /** The blocks in a language, in order. */
  public List<String> blocks(String language) {
    Matcher block =
        Pattern.compile("(?m)^```" + language + "\\n(.*?)^```$", Pattern.DOTALL).matcher(text);
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  /** What the reader is to type, in order. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (String block : blocks("sh")) {
      for (String line : block.lines().toList()) {
        if (line.startsWith("$ ")) {
          steps.add(new Step(line.substring(2), ""));
        } else {
          Step last = steps.remove(steps.size() - 1);
          steps.add(new Step(last.command(), (last.output() + "\n" + line).strip()));
        }
      }
    }
    return steps;
  }
}
