/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import io.quorate.cluster.TopicMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** A message of a topic; unwraps to the {@link TopicMessage}, with its number and headers. */
final class ReceivedMessage implements Message<@Nullable Object> {
  private final @Nullable Object payload;
  private final TopicMessage source;
  private final CompletableFuture<Void> outcome;

  ReceivedMessage(@Nullable Object payload, TopicMessage source, CompletableFuture<Void> outcome) {
    this.payload = payload;
    this.source = source;
    this.outcome = outcome;
  }

  @Override
  public @Nullable Object getPayload() {
    return payload;
  }

  @Override
  public Supplier<CompletionStage<Void>> getAck() {
    return this::ack;
  }

  @Override
  public Function<Throwable, CompletionStage<Void>> getNack() {
    return this::nack;
  }

  @Override
  public CompletionStage<Void> ack() {
    outcome.complete(null);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> nack(Throwable reason) {
    outcome.completeExceptionally(reason);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public <C> C unwrap(Class<C> type) {
    return type.isInstance(source) ? type.cast(source) : Message.super.unwrap(type);
  }
}
