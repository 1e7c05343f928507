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
 * A method that gets every message of the topics that it names, on each node that has the handler:
 * at least once, in order within a topic, topics beside each other.
 *
 * <p>Parameters: at most one payload and at most one {@link TopicMessage}; what is returned is
 * ignored. It runs on a virtual thread at the same time as everything else: it may block, and must
 * not touch replicated state but through {@link Cluster}. When it returns, the message is
 * acknowledged; when it throws, it gets the message again after {@code quorate.topics.retry}, and
 * after {@code quorate.topics.max-deliveries} the message goes to the topic {@code
 * dead-letter.<topic>}. After a crash it gets again what it acknowledged within {@code
 * quorate.topics.cursor-interval}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnTopic {
  /** A topic's name or a pattern; see {@link TopicPattern}. */
  String value();

  /**
   * The stable name of the subscription, unique among all handlers of the application, 1 to 128 of
   * {@code A-Z a-z 0-9 . _ -}; where the method has got to is kept by this name. Empty means the
   * handler's name, a slash and the pattern.
   */
  String subscription() default "";

  /** Where to begin with topics that were there before this node had the subscription. */
  TopicStart start() default TopicStart.EARLIEST;
}
