/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line in the log {@code io.quorate.cluster.audit} for each change that somebody asked for at
 * the management port, and for each that was denied.
 */
public final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger("io.quorate.cluster.audit");
  private static final int MAX_CHARS = 200;

  private final String nodeId;

  /** The lines of one node. */
  public Audit(String nodeId) {
    this.nodeId = nodeId;
  }

  /**
   * Tells of a change.
   *
   * @param caller who asked
   * @param from the address
   * @param operation what was asked for
   * @param outcome what became of it
   */
  public void changed(String caller, String from, String operation, String outcome) {
    LOG.info(
        "node={} caller=\"{}\" from={} operation=\"{}\" outcome=\"{}\"",
        nodeId,
        clean(caller),
        clean(from),
        clean(operation),
        clean(outcome));
  }

  /** Tells of somebody who was turned away. */
  public void denied(String from, String operation, String why) {
    LOG.warn(
        "node={} from={} operation=\"{}\" outcome=\"denied\" why=\"{}\"",
        nodeId,
        clean(from),
        clean(operation),
        clean(why));
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
