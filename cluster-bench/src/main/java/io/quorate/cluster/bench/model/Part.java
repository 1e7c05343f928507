/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A part of a run, which has nodes of its own. */
public enum Part {
  /** Writes, reads, and the catch-up of a follower. */
  STATE,
  /** Messages, from the publish call to the handlers of all nodes. */
  TOPICS,
  /** The memory of a node that serves many subscribers over gRPC. */
  MEMORY;

  /** The stable name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part of that name. */
  public static Part of(String id) {
    return Arrays.stream(values())
        .filter(part -> part.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "part '" + id + "' is not known; choose from " + String.join(", ", ids())));
  }

  /** The names of all parts. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Part::id).toList();
  }
}
