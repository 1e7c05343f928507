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
 * A method that runs on the leader only, at most once per call, and is not replicated. It begins
 * after the leader has proved its leadership with a committed barrier of its own term, and carries
 * a {@link FencingToken} for what it does outside the cluster.
 *
 * <p>Parameters: at most one payload and at most one {@link LeaderContext}. It runs on a virtual
 * thread at the same time as everything else: it may block, and reads or changes replicated state
 * through {@link Cluster} only, never through the handler's fields. It may return a {@link
 * java.util.concurrent.CompletionStage}. When the leader is lost after the method began, the caller
 * gets {@link OutcomeUnknownException}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnLeader {
  /** The operation's name, unique among all handlers, 1 to 128 of {@code A-Z a-z 0-9 . _ -}. */
  String value();

  /** The version of payload and meaning, 1 or more. */
  int version() default 1;
}
