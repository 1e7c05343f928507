/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.io.Serializable;

/**
 * One thing that is wrong with a handler, and what to write instead. {@code
 * docs/definition-errors.md} lists all codes.
 *
 * @param code stable across versions, {@code QD} and three digits
 * @param where the class, or another name of what is wrong, such as {@code handler "accounts"}
 * @param member the method with its parameter types, a field, or empty when the whole is meant
 * @param problem what is wrong, in words
 * @param remedy what to write instead
 */
public record DefinitionProblem(
    String code, String where, String member, String problem, String remedy)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** One line: code, place, problem and remedy. */
  @Override
  public String toString() {
    return code
        + " "
        + where
        + (member.isEmpty() ? "" : "." + member)
        + ": "
        + problem
        + "; "
        + remedy;
  }
}
