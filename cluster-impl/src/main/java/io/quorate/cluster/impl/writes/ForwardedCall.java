/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call of another node with its answers so far. Safe for use from any thread. */
final class ForwardedCall {
  private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
  private final List<WriteReply.@Nullable Answer> answers = new ArrayList<>();
  private int open;
  private boolean begun;

  /** Completes with the encoded answers. */
  CompletableFuture<byte[]> answer() {
    return answer;
  }

  /** Makes room for a run; returns the place of its first command. */
  synchronized int add(int commands) {
    int place = answers.size();
    for (int i = 0; i < commands; i++) {
      answers.add(null);
    }
    open += commands;
    return place;
  }

  /** All runs have been added. */
  void begin() {
    synchronized (this) {
      begun = true;
    }
    finishIfDone();
  }

  /** The first answer to a command counts; returns whether this was it. */
  synchronized boolean answered(int place, WriteReply.Answer value) {
    if (answers.get(place) != null) {
      return false;
    }
    answers.set(place, value);
    open--;
    return true;
  }

  /** Sends the answers if none is missing. */
  void finishIfDone() {
    synchronized (this) {
      if (!begun || open > 0) {
        return;
      }
    }
    answer.complete(WriteReply.encode(answers));
  }
}
