/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line in the log {@code io.quorate.cluster.audit} for each change that somebody asked for at
 * the management port, or had passed on to the leader, and for those that were denied. Safe for use
 * from any thread.
 */
public final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger("io.quorate.cluster.audit");
  private static final int MAX_CHARS = 200;
  private static final int MAX_TARGET = 128;
  private static final int MAX_DENIED = 20;

  private final String nodeId;
  private final LongSupplier seconds;
  private long current = Long.MIN_VALUE;
  private int told;
  private long untold;

  /** The lines of one node. */
  public Audit(String nodeId) {
    this(nodeId, () -> System.nanoTime() / 1_000_000_000L);
  }

  Audit(String nodeId, LongSupplier seconds) {
    this.nodeId = nodeId;
    this.seconds = seconds;
  }

  /**
   * Tells of a change.
   *
   * @param caller who asked
   * @param from the address
   * @param operation what was asked for
   * @param target the id of the node that it is about, as the caller wrote it
   * @param outcome what became of it
   */
  public void changed(
      String caller, String from, String operation, Optional<String> target, String outcome) {
    LOG.info(
        "node={} caller=\"{}\" from={} operation=\"{}\"{} outcome=\"{}\"",
        nodeId,
        clean(caller),
        clean(from),
        clean(operation),
        target.map(id -> " target=\"" + plain(id) + "\"").orElse(""),
        clean(outcome));
  }

  /**
   * Tells of somebody who was turned away: of the first few in each second, and of the others how
   * many there were, as strangers could fill a disk with lines. That number comes before the next
   * denial that is told, or with the next {@link #flush}.
   */
  public void denied(String from, String operation, String why) {
    long left;
    synchronized (this) {
      long second = seconds.getAsLong();
      if (second != current) {
        current = second;
        told = 0;
      }
      if (told == MAX_DENIED) {
        untold++;
        return;
      }
      told++;
      left = untold;
      untold = 0;
    }
    tellUntold(left);
    LOG.warn(
        "node={} from={} operation=\"{}\" outcome=\"denied\" why=\"{}\"",
        nodeId,
        clean(from),
        clean(operation),
        clean(why));
  }

  /** Tells how many denials are not told yet, if there are any; for a call from time to time. */
  public void flush() {
    long left;
    synchronized (this) {
      left = untold;
      untold = 0;
    }
    tellUntold(left);
  }

  private void tellUntold(long left) {
    if (left > 0) {
      LOG.warn("node={} outcome=\"denied\" untold={}", nodeId, left);
    }
  }

  /** As much of it as an id may have, in characters of which ids may be. */
  private static String plain(String id) {
    StringBuilder plain = new StringBuilder();
    id.chars()
        .limit(MAX_TARGET)
        .forEach(c -> plain.append(c > ' ' && c < 0x7f && c != '"' && c != '\\' ? (char) c : '?'));
    return plain.toString();
  }

  /** What comes from outside cannot begin a line of its own. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(MAX_CHARS)
        .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || c == '"' ? '?' : c));
    return clean.toString();
  }
}
