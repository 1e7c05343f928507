/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which replicated operations are enabled, as part of the replicated state: only those that every
 * configured node knows, so that none meets a command it cannot apply. Changed on the apply thread,
 * read from any.
 */
public final class OperationTable {
  private volatile SortedSet<String> enabled = new TreeSet<>();
  private final Set<OperationKey> known = ConcurrentHashMap.newKeySet();

  /** Whether commands of this operation may be applied. */
  public boolean isEnabled(OperationKey key) {
    if (known.contains(key)) {
      return true;
    }
    if (enabled.contains(HandlerRegistry.label(key))) {
      known.add(key);
      return true;
    }
    return false;
  }

  /** All enabled operations. */
  public SortedSet<String> enabled() {
    return enabled;
  }

  void enable(Collection<String> labels) {
    SortedSet<String> more = new TreeSet<>(enabled);
    more.addAll(labels);
    enabled = more;
  }

  void save(DataOutputStream out) throws IOException {
    out.writeInt(enabled.size());
    for (String label : enabled) {
      out.writeUTF(label);
    }
  }

  void load(DataInputStream in) throws IOException {
    SortedSet<String> loaded = new TreeSet<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      loaded.add(in.readUTF());
    }
    known.clear();
    enabled = loaded;
  }
}
