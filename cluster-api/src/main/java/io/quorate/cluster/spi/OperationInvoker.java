/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import org.jspecify.annotations.Nullable;

/**
 * Calls the body of an operation.
 *
 * @param <C> the context: {@link io.quorate.cluster.WriteContext} for writes, {@link
 *     io.quorate.cluster.LeaderContext} for leader operations, {@link Void} for reads
 */
@FunctionalInterface
public interface OperationInvoker<C extends @Nullable Object> {
  /** Answers the operation's reply; what it throws is the handler's answer. */
  @Nullable Object invoke(@Nullable Object payload, C context) throws Exception;
}
