/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import java.io.IOException;
import org.apache.ratis.thirdparty.io.grpc.netty.GrpcHttp2ConnectionHandler;
import org.apache.ratis.thirdparty.io.grpc.netty.InternalProtocolNegotiator;
import org.apache.ratis.thirdparty.io.grpc.netty.InternalProtocolNegotiators;
import org.apache.ratis.thirdparty.io.netty.channel.ChannelHandler;
import org.apache.ratis.thirdparty.io.netty.channel.ChannelHandlerContext;
import org.apache.ratis.thirdparty.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslContext;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslHandler;
import org.apache.ratis.thirdparty.io.netty.util.AsciiString;
import org.apache.ratis.thirdparty.io.netty.util.concurrent.Future;

/** The engine's TLS at its port, with those counted who do not get through. */
final class WatchedHandshakes implements InternalProtocolNegotiator.ProtocolNegotiator {
  private final Tls tls;
  private final InternalProtocolNegotiator.ProtocolNegotiator engine;

  WatchedHandshakes(Tls tls, SslContext context) {
    this.tls = tls;
    this.engine = InternalProtocolNegotiators.serverTls(context);
  }

  @Override
  public AsciiString scheme() {
    return engine.scheme();
  }

  @Override
  public ChannelHandler newHandler(GrpcHttp2ConnectionHandler grpc) {
    return new Watch(engine.newHandler(grpc));
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Stands before the handler of TLS, and sees the connection end. */
  private final class Watch extends ChannelInboundHandlerAdapter {
    private final ChannelHandler negotiation;

    Watch(ChannelHandler negotiation) {
      this.negotiation = negotiation;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      context.pipeline().addAfter(context.name(), null, negotiation);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
      SslHandler handler = context.pipeline().get(SslHandler.class);
      if (handler != null) {
        Future<?> handshake = handler.handshakeFuture();
        if (!handshake.isSuccess()) {
          Throwable cause = handshake.cause();
          tls.refused(
              Plane.RAFT,
              String.valueOf(context.channel().remoteAddress()),
              cause != null ? cause : new IOException("it ended in its handshake"));
        }
      }
      super.channelInactive(context);
    }
  }
}
