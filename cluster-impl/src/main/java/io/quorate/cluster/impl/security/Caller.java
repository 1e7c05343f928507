/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.util.Set;

/**
 * Who calls at the management port.
 *
 * @param name as the audit log shows it
 * @param roles what the caller may do
 */
public record Caller(String name, Set<Role> roles) {
  /** Somebody, where nobody is asked. */
  static final Caller ANYBODY = new Caller("anybody", Set.of(Role.values()));

  /** Keeps the roles. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether the caller may do what needs this role. */
  public boolean may(Role needed) {
    return roles.contains(needed) || (needed == Role.VIEWER && !roles.isEmpty());
  }
}
