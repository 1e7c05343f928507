/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import io.quorate.cluster.TopicMessage;
import org.jspecify.annotations.Nullable;

/** Calls the body of a subscription. */
@FunctionalInterface
public interface TopicInvoker {
  /** Handles a message; returning acknowledges it, throwing asks for it again. */
  void invoke(@Nullable Object payload, TopicMessage message) throws Exception;
}
