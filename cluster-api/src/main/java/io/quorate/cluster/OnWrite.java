/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that changes replicated state: each call is one command in the log, applied on every
 * node in the same order, exactly once.
 *
 * <p>Parameters: at most one payload and at most one {@link WriteContext}, in any order. The return
 * value, or the exception that the method's own body throws, is the answer to the caller and must
 * be the same on every node. It runs on the node's apply thread: it must not block, and {@link
 * Cluster} refuses to be called from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnWrite {
  /** The operation's name, unique among all handlers, 1 to 128 of {@code A-Z a-z 0-9 . _ -}. */
  String value();

  /**
   * The version of payload and meaning, 1 or more. A new version is used only when every configured
   * node knows it; keep the old method until then.
   */
  int version() default 1;
}
