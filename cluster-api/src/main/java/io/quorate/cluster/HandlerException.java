/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/**
 * The handler's own answer was an exception. For a replicated operation it is the same on every
 * node, and whatever the method changed before it threw stays changed.
 */
public class HandlerException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** The class name of what was thrown. */
  private final String typeName;

  /** An answer made of the thrown exception's class name and message. */
  public HandlerException(String typeName, String message) {
    super(Code.HANDLER_FAILED, message, null);
    this.typeName = typeName;
  }

  /** The class name of the exception that the handler threw. */
  public String typeName() {
    return typeName;
  }
}
