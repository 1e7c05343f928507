/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The indexes at which this node compares digests: those that it asked for, or was asked for.
 * Anybody who gets a message in can ask for any, so what is not applied here yet has a place of its
 * own and pushes out nothing that is; of these the one that comes last goes first. Not for use from
 * several threads.
 */
final class OpenQuestions {
  private static final int LIMIT = 16;

  private final TreeMap<Long, OpenQuestion> waiting = new TreeMap<>();
  private final TreeMap<Long, OpenQuestion> applied = new TreeMap<>();

  /** Opens one, unless it is open. */
  void open(DigestQuestion question) {
    long index = question.index();
    if (find(index).isEmpty()) {
      waiting.put(index, new OpenQuestion(question));
      if (waiting.size() > LIMIT) {
        waiting.pollLastEntry();
      }
    }
  }

  Optional<OpenQuestion> find(long index) {
    OpenQuestion found = applied.get(index);
    return Optional.ofNullable(found == null ? waiting.get(index) : found);
  }

  /** Those that this node can answer from now on, having applied as much as this; each once. */
  List<OpenQuestion> due(long index) {
    List<OpenQuestion> due = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.firstKey() <= index) {
      OpenQuestion question = waiting.pollFirstEntry().getValue();
      due.add(question);
    }
    return due;
  }

  /** Keeps one that this node has answered. */
  void answered(OpenQuestion question) {
    applied.put(question.question().index(), question);
    if (applied.size() > LIMIT) {
      applied.pollFirstEntry();
    }
  }

  /** Those that this node has answered. */
  Collection<OpenQuestion> answered() {
    return List.copyOf(applied.values());
  }
}
