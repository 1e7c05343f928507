/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.thirdparty.io.grpc.netty.GrpcSslContexts;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.ClientAuth;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslContext;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslContextBuilder;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslProvider;

/** How Raft servers trust each other: mutual TLS, and calls only by those who may make them. */
final class PeerSecurity implements GrpcServices.Customizer {
  /** The engine would wait two minutes for who connects and says nothing. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final RaftPeerId self;
  private final Optional<Tls> tls;

  private PeerSecurity(RaftPeerId self, Optional<Tls> tls) {
    this.self = self;
    this.tls = tls;
  }

  /** For the engine's server and for its clients. */
  static Parameters parameters(RaftPeerId self, Optional<Tls> tls) {
    Parameters parameters = new Parameters();
    tls.ifPresent(found -> GrpcConfigKeys.TLS.setConf(parameters, config(found)));
    GrpcConfigKeys.Server.setServicesCustomizer(parameters, new PeerSecurity(self, tls));
    return parameters;
  }

  /** The JDK's TLS: key and trust managers are asked in each handshake, so they can change. */
  private static GrpcTlsConfig config(Tls tls) {
    GrpcTlsConfig.Builder builder = GrpcTlsConfig.newBuilder();
    builder.setMutualTls(true);
    builder.setKeyManager(tls.keyManager());
    builder.setTrustManager(tls.trustManager(Plane.RAFT));
    builder.setSslProvider(SslProvider.JDK);
    builder.setProtocols(Tls.PROTOCOL);
    return builder.build();
  }

  @Override
  public NettyServerBuilder customize(
      NettyServerBuilder builder, EnumSet<GrpcServices.Type> services) {
    builder.handshakeTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS);
    tls.ifPresent(
        found -> builder.protocolNegotiator(new WatchedHandshakes(found, context(found))));
    // The last one is asked first.
    return builder.intercept(new Addressee(self)).intercept(new CallerCheck(tls));
  }

  private static SslContext context(Tls tls) {
    try {
      return GrpcSslContexts.configure(
              SslContextBuilder.forServer(tls.keyManager()), SslProvider.JDK)
          .trustManager(tls.trustManager(Plane.RAFT))
          .clientAuth(ClientAuth.REQUIRE)
          .protocols(Tls.PROTOCOL)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("TLS of the Raft port cannot be set up", e);
    }
  }
}
