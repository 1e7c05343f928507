/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.topics.TopicTable;
import java.util.Optional;
import java.util.Set;

/** Which sections of a state this version can load. */
public final class SnapshotSections {
  private static final Set<String> OF_ONE_VERSION =
      Set.of(
          StateSnapshot.STATE,
          StateSnapshot.SESSIONS,
          StateSnapshot.OPERATIONS,
          StateSnapshot.EPOCH,
          StateSnapshot.MEMBERS);

  private SnapshotSections() {}

  /**
   * Why a section cannot be loaded; empty if it can. Of an application's own sections only their
   * handlers know.
   */
  public static Optional<String> objection(String name, int version) {
    if (name.startsWith(StateSnapshot.HANDLER)) {
      return Optional.empty();
    }
    boolean topics = name.equals(StateSnapshot.TOPICS);
    if (!topics && !OF_ONE_VERSION.contains(name)) {
      return Optional.of("section " + name + " is unknown");
    }
    boolean known = topics ? TopicTable.loads(version) : version == StateSnapshot.VERSION;
    return known ? Optional.empty() : Optional.of("section " + name + " has version " + version);
  }
}
