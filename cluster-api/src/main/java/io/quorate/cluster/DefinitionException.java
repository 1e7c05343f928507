/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The handlers are not well defined; {@link #problems()} has all that is wrong with all of them,
 * and the message a line for each.
 */
public class DefinitionException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** All problems. */
  private final ArrayList<DefinitionProblem> problems;

  /** An exception that lists the problems. */
  public DefinitionException(List<DefinitionProblem> problems) {
    super(
        Code.CANNOT_START,
        problems.size()
            + " definition error(s):\n  "
            + problems.stream()
                .map(DefinitionProblem::toString)
                .collect(Collectors.joining("\n  ")),
        null);
    this.problems = new ArrayList<>(problems);
  }

  /** All problems: where each is, what is wrong, what to write instead. */
  public List<DefinitionProblem> problems() {
    return List.copyOf(problems);
  }
}
