/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.Comparator;

/**
 * Orders leaders: a later leader's token compares greater, also after a restore or recovery, which
 * raises the epoch. A resource outside the cluster should remember the greatest token it has seen
 * and refuse smaller ones.
 *
 * @param epoch how often the cluster's history was restored or recovered, from 0
 * @param term the leader's term (Raft §5.1)
 */
public record FencingToken(long epoch, long term) implements Comparable<FencingToken> {
  private static final Comparator<FencingToken> ORDER =
      Comparator.comparingLong(FencingToken::epoch).thenComparingLong(FencingToken::term);

  @Override
  public int compareTo(FencingToken other) {
    return ORDER.compare(this, other);
  }
}
