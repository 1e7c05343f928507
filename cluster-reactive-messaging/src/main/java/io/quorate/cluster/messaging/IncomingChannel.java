/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import io.quorate.cluster.TopicMessage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one subscription as a stream. The stream asks, and the thread that delivers a
 * topic's message waits until it is asked for and until it is acknowledged: a slow application
 * holds its own topic, as a slow handler does. Safe for use from any thread.
 */
final class IncomingChannel {
  private final BlockingQueue<CompletableFuture<Message<?>>> asked = new LinkedBlockingQueue<>();

  PublisherBuilder<Message<?>> publisher() {
    return ReactiveStreams.generate(this::next).flatMapCompletionStage(Function.identity());
  }

  private CompletableFuture<Message<?>> next() {
    CompletableFuture<Message<?>> message = new CompletableFuture<>();
    asked.add(message);
    return message;
  }

  /** Returns when the application has acknowledged the message; throws when it has refused to. */
  void deliver(@Nullable Object payload, TopicMessage message) throws Exception {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    Message<?> received = new ReceivedMessage(payload, message, outcome);
    while (!asked.take().complete(received)) {
      // That stream has ended meanwhile.
    }
    try {
      outcome.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception refused
          ? refused
          : new CompletionException(e.getCause());
    }
  }
}
