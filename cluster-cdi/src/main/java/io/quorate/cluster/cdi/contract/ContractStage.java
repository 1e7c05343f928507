/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a contract's caller waits for: the reply, or what the contract declares instead of it. */
final class ContractStage extends CompletableFuture<@Nullable Object> {
  private final ContractOperation operation;
  private final CompletableFuture<?> reply;

  private ContractStage(ContractOperation operation, CompletableFuture<?> reply) {
    this.operation = operation;
    this.reply = reply;
  }

  /** The stage of a reply; it completes on the executor, or where the reply does. */
  static CompletionStage<?> of(
      ContractOperation operation, CompletableFuture<?> reply, @Nullable Executor executor) {
    ContractStage stage = new ContractStage(operation, reply);
    BiConsumer<@Nullable Object, @Nullable Throwable> told = stage::told;
    if (executor == null) {
      reply.whenComplete(told);
    } else {
      reply.whenCompleteAsync(told, executor);
    }
    return stage;
  }

  private void told(@Nullable Object value, @Nullable Throwable failure) {
    if (failure == null) {
      complete(value);
    } else {
      completeExceptionally(ContractCalls.failed(operation, failure));
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    reply.cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
