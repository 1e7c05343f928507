/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import io.quorate.cluster.impl.recovery.Recovery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a recovery would do, and what may be lost by it, for a person to decide on. */
public final class RecoveryText {
  private final Recovery recovery;
  private final Path data;
  private final String address;
  private final List<Long> skipped;

  /** Of this data directory. */
  public RecoveryText(Recovery recovery, Path data, String address, List<Long> skipped) {
    this.recovery = recovery;
    this.data = data;
    this.address = address;
    this.skipped = skipped;
  }

  /** A line for each fact. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Node " + recovery.nodeId() + " of cluster " + recovery.clusterId() + " in " + data);
    lines.add("  " + recovery.lastEntry() + "; " + recovery.snapshot());
    lines.add("  its configuration: " + String.join(", ", recovery.configuration()));
    lines.add("What this does");
    lines.add("  " + recovery.nodeId() + " becomes the only voter of a new cluster, at " + address);
    lines.add("  all entries of this log count as committed, also those that no majority had yet");
    skipped.forEach(
        index ->
            lines.add(
                "  entry "
                    + index
                    + " is replaced by a record that it was skipped, and has no effect"));
    recovery.left().stream()
        .map(left -> "  " + left + ", left by a recovery that was interrupted, goes to removed/")
        .forEach(lines::add);
    lines.add(
        "  data of the other nodes cannot be used any more: they join with empty directories");
    lines.add("What may be lost");
    lines.add(
        "  entries that others have and this node has not: run this with the data directory of each"
            + " node that is left,");
    lines.add(
        "  and recover the one whose last entry has the highest term and, of these, the highest"
            + " index");
    return lines;
  }
}
