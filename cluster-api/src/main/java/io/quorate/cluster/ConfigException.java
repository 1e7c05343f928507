/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.ArrayList;
import java.util.List;

/** The configuration is not usable; {@link #problems()} has all that is wrong with it. */
public class ConfigException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** One line for each problem. */
  private final ArrayList<String> problems;

  /** An exception that lists the problems. */
  public ConfigException(List<String> problems) {
    super(
        Code.CANNOT_START,
        problems.size() + " configuration problem(s):\n  " + String.join("\n  ", problems),
        null);
    this.problems = new ArrayList<>(problems);
  }

  /** All problems: the key, the value, what is wrong and what to write instead. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
