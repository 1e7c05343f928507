/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * The handlers are not well defined; {@link #problems()} has all that is wrong with all of them.
 */
public class DefinitionException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** One line for each problem. */
  private final ArrayList<String> problems;

  /** An exception that lists the problems. */
  public DefinitionException(List<String> problems) {
    super(
        Code.CANNOT_START,
        problems.size() + " definition error(s):\n  " + String.join("\n  ", problems),
        null);
    this.problems = new ArrayList<>(problems);
  }

  /** All problems: where it is, what is wrong, what to write instead. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
