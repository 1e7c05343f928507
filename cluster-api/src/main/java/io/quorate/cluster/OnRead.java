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
 * A method that answers from replicated state and never changes it. At most one payload parameter;
 * the return type is the reply and must not be {@code void}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnRead {
  /** The operation's name, unique among all handlers, 1 to 128 of {@code A-Z a-z 0-9 . _ -}. */
  String value();

  /** The version of payload and meaning, 1 or more. */
  int version() default 1;

  /**
   * Whether the method may run at the same time as writes and other reads, on a virtual thread of
   * its own. The handler's fields must then be safe for that.
   */
  boolean concurrent() default false;
}
