/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.security.TlsSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.proto.RaftProtos.ClientMessageEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftClientReplyProto;
import org.apache.ratis.proto.RaftProtos.RaftClientRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftGroupIdProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.StaleReadRequestTypeProto;
import org.apache.ratis.proto.grpc.RaftClientProtocolServiceGrpc;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.netty.GrpcSslContexts;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyChannelBuilder;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslContextBuilder;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslProvider;

/** Who has a node's certificate and none of the rest, at another node's Raft port. */
final class RaftCaller implements AutoCloseable {
  private final ManagedChannel channel;
  private final ByteString called;

  private RaftCaller(ManagedChannel channel, String called) {
    this.channel = channel;
    this.called = ByteString.copyFromUtf8(called);
  }

  /** Shows the certificate of one node of a cluster to another one. */
  static RaftCaller of(TestCluster cluster, TestCertificates certificates, String shown, String to)
      throws Exception {
    Tls tls = credentials(cluster.name(), certificates, shown);
    return new RaftCaller(
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), cluster.ports(to)[1]))
            .overrideAuthority(to)
            .sslContext(
                GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                    .keyManager(tls.keyManager())
                    .trustManager(tls.trustManager(Plane.RAFT))
                    .protocols(Tls.PROTOCOL)
                    .build())
            .build(),
        to + "~" + cluster.incarnation(to));
  }

  private static Tls credentials(String cluster, TestCertificates certificates, String shown) {
    return new Tls(
        new TlsSettings(
            cluster,
            shown,
            certificates.ca(),
            certificates.cert(shown),
            certificates.key(shown),
            "",
            Optional.empty(),
            false),
        Clock.systemUTC());
  }

  ManagedChannel channel() {
    return channel;
  }

  /** Makes a call as nodes make them, a stale read of the engine; answers what is answered. */
  byte[] call(UUID cluster, byte[] request) throws Exception {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    StreamObserver<RaftClientRequestProto> calls =
        RaftClientProtocolServiceGrpc.newStub(channel).unordered(new Answers(answer));
    calls.onNext(
        RaftClientRequestProto.newBuilder()
            .setRpcRequest(
                RaftRpcRequestProto.newBuilder()
                    .setRequestorId(ClientId.randomId().toByteString())
                    .setReplyId(called)
                    .setCallId(1)
                    .setRaftGroupId(
                        RaftGroupIdProto.newBuilder()
                            .setId(RaftGroupId.valueOf(cluster).toByteString())))
            .setMessage(
                ClientMessageEntryProto.newBuilder().setContent(ByteString.copyFrom(request)))
            .setStaleRead(StaleReadRequestTypeProto.getDefaultInstance())
            .build());
    return answer.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private record Answers(CompletableFuture<byte[]> first)
      implements StreamObserver<RaftClientReplyProto> {
    @Override
    public void onNext(RaftClientReplyProto reply) {
      first.complete(reply.getMessage().getContent().toByteArray());
    }

    @Override
    public void onError(Throwable failure) {
      first.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      first.completeExceptionally(new IllegalStateException("not answered"));
    }
  }
}
