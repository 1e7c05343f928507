/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers distinct items in the order they were added. */
final class IndexTable<T> {
  private final Map<T, Integer> indexes = new HashMap<>();
  private final List<T> items = new ArrayList<>();
  private @Nullable T last;
  private int lastIndex;

  /** The item's number, or -1. Runs of the same instance, the usual case, cost one comparison. */
  @SuppressWarnings("ReferenceEquality")
  int find(T item) {
    if (item == last) {
      return lastIndex;
    }
    Integer index = indexes.get(item);
    if (index == null) {
      return -1;
    }
    last = item;
    lastIndex = index;
    return index;
  }

  int add(T item) {
    int index = items.size();
    indexes.put(item, index);
    items.add(item);
    last = item;
    lastIndex = index;
    return index;
  }

  T get(int index) {
    return items.get(index);
  }

  int size() {
    return items.size();
  }

  void clear() {
    indexes.clear();
    items.clear();
    last = null;
  }
}
