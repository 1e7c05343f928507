/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import io.quorate.cluster.NodeRole;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a node is there for, as it announces it. */
public enum AnnouncedRole {
  /** Holds the state and votes. */
  VOTER,
  /** Holds the state and never votes. */
  LISTENER,
  /** Is seen, and holds nothing. */
  CLIENT,
  /** Was removed from the configuration and has not been restarted since. */
  LEFT;

  /** The word in membership's information. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a node with this setting announces. */
  public static AnnouncedRole of(NodeRole configured) {
    return switch (configured) {
      case VOTER -> VOTER;
      case LISTENER -> LISTENER;
      case CLIENT -> CLIENT;
    };
  }

  /** What a node announces; a role that this version does not know never enters. */
  public static AnnouncedRole of(Set<String> announced) {
    for (AnnouncedRole role : values()) {
      if (announced.contains(role.id())) {
        return role;
      }
    }
    return CLIENT;
  }

  /**
   * What a node in this place does that it is not there for, and the way out. A role counts when a
   * node enters: it keeps the vote that it had before it was set otherwise.
   */
  public Optional<String> contradiction(Standing standing) {
    boolean against =
        switch (this) {
          case LISTENER -> standing == Standing.VOTER;
          case CLIENT -> standing != Standing.OUTSIDE;
          case VOTER, LEFT -> false;
        };
    return against
        ? Optional.of(
            (standing == Standing.VOTER ? "votes" : "holds the log")
                + " although quorate.role="
                + id()
                + "; let it leave and restart it, or set quorate.role=voter")
        : Optional.empty();
  }
}
