/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quorate.cluster.client.Channels;
import java.time.Duration;

/** Channels to a node, with what it wants to see. */
final class GrpcChannels {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private GrpcChannels() {}

  static Channels of(Endpoint node, Duration idle) {
    return node.tls()
        // The name was checked with the certificate, as it may be another than the host's.
        .map(tls -> new Channels(idle, tls.getSocketFactory(), (host, session) -> true))
        .orElseGet(() -> new Channels(idle));
  }

  static Channel to(Channels channels, Endpoint node) {
    Channel channel = channels.to(node.address());
    if (node.authorization().isEmpty()) {
      return channel;
    }
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, node.authorization().get());
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }
}
