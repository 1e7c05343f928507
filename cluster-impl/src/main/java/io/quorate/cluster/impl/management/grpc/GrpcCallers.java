/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerCall;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/** What a call knows of the other end of its connection. */
public final class GrpcCallers {
  private static final Attributes.Key<List<X509Certificate>> CERTIFICATES =
      Attributes.Key.create("quorate-certificates");

  private GrpcCallers() {}

  static Attributes attributes(SocketAddress client, List<X509Certificate> certificates) {
    return Attributes.newBuilder()
        .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, client)
        .set(CERTIFICATES, List.copyOf(certificates))
        .build();
  }

  /** What the client has shown of itself, its own certificate first; empty if nothing. */
  public static List<X509Certificate> certificates(ServerCall<?, ?> call) {
    return Objects.requireNonNullElse(call.getAttributes().get(CERTIFICATES), List.of());
  }
}
