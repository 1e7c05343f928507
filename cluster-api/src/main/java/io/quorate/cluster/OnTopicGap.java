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
 * A method that is told which messages the {@link OnTopic} methods of its handler will never get;
 * takes one {@link TopicGap} and returns nothing. It is called in the place of the missing
 * messages: delivery goes on when it returns. When it throws, it is called again like an
 * {@code @OnTopic} method. Without one, a gap is logged and counted. At most one in a handler.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnTopicGap {}
