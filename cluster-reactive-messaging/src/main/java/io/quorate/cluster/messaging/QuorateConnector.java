/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.spi.HandlerDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory;
import org.eclipse.microprofile.reactive.messaging.spi.IncomingConnectorFactory;
import org.eclipse.microprofile.reactive.messaging.spi.OutgoingConnectorFactory;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.eclipse.microprofile.reactive.streams.operators.SubscriberBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Topics of the application's node as channels. A message that comes in is acknowledged to its
 * topic when the application acknowledges it, and comes again when it does not; one that goes out
 * is acknowledged when it is committed. It may be asked for channels before the node has started.
 */
@ApplicationScoped
@Connector("quorate")
public class QuorateConnector implements IncomingConnectorFactory, OutgoingConnectorFactory {
  private final IncomingChannels incoming;
  private final Cluster cluster;

  /** Made by the container, with the configuration of all channels and the node. */
  @Inject
  public QuorateConnector(Config config, Cluster cluster) {
    this.incoming = IncomingChannels.of(config);
    this.cluster = cluster;
  }

  /** For client proxies alone. */
  @SuppressWarnings("NullAway") // nothing is called on it
  QuorateConnector() {
    this.incoming = null;
    this.cluster = null;
  }

  /** The subscriptions of all incoming channels, for the node; null if there are none. */
  @Produces
  public @Nullable HandlerDefinition subscriptions() {
    return incoming.definition();
  }

  @Override
  public PublisherBuilder<? extends Message<?>> getPublisherBuilder(Config config) {
    return incoming.publisher(name(config));
  }

  @Override
  public SubscriberBuilder<? extends Message<?>, Void> getSubscriberBuilder(Config config) {
    String name = name(config);
    OutgoingChannel channel =
        new OutgoingChannel(
            name, config.getOptionalValue(Attributes.TOPIC, String.class).orElse(name), cluster);
    return ReactiveStreams.<Message<?>>builder().flatMapCompletionStage(channel::publish).ignore();
  }

  private static String name(Config channel) {
    return channel.getValue(ConnectorFactory.CHANNEL_NAME_ATTRIBUTE, String.class);
  }
}
