/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import io.quorate.cluster.Cluster;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what goes out, one message after the other: while the topic's window is full, nothing
 * more is asked for. Safe for use from any thread.
 */
final class OutgoingChannel {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingChannel.class);

  private final String name;
  private final String topic;
  private final Cluster cluster;

  OutgoingChannel(String name, String topic, Cluster cluster) {
    this.name = name;
    this.topic = topic;
    this.cluster = cluster;
  }

  /** Completes when the message is committed and acknowledged, or has failed and was refused. */
  CompletionStage<Message<?>> publish(Message<?> message) {
    return cluster
        .ready()
        .thenCompose(ready -> cluster.publish(topic, message.getPayload()))
        .handle((receipt, failure) -> failure == null ? message.ack() : refuse(message, failure))
        .thenCompose(Function.identity())
        .thenApply(done -> message);
  }

  private CompletionStage<Void> refuse(Message<?> message, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    LOG.warn(
        "{}: a message of channel {} was not published to {}",
        cluster.nodeId(),
        name,
        topic,
        cause);
    return message.nack(cause);
  }
}
