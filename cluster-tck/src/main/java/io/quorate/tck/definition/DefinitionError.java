/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition;

import java.util.List;

/**
 * An application with one definition error.
 *
 * @param code the error's code
 * @param where the class and member that the message names
 * @param classes what is deployed
 */
record DefinitionError(String code, String where, List<Class<?>> classes) {
  DefinitionError(String code, String where, Class<?>... classes) {
    this(code, where, List.of(classes));
  }

  /** How the line of the message begins. Of two that collide, either may be the one named. */
  String line() {
    return code + " " + where;
  }

  /** The deployment's name. */
  String deployment() {
    return "wrong-" + code + "-" + Integer.toHexString(where.hashCode());
  }

  @Override
  public String toString() {
    return code + " " + where.substring(where.indexOf('$') + 1);
  }
}
