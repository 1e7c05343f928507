/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateRequest;
import io.quorate.cluster.impl.security.PemOutput;
import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.security.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.proto.RaftProtos.GroupAddRequestProto;
import org.apache.ratis.proto.RaftProtos.GroupManagementRequestProto;
import org.apache.ratis.proto.RaftProtos.GroupRemoveRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftClientReplyProto;
import org.apache.ratis.proto.RaftProtos.RaftClientRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcReplyProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.SetConfigurationRequestProto;
import org.apache.ratis.proto.RaftProtos.StaleReadRequestTypeProto;
import org.apache.ratis.proto.RaftProtos.WriteRequestTypeProto;
import org.apache.ratis.proto.grpc.AdminProtocolServiceGrpc;
import org.apache.ratis.proto.grpc.RaftClientProtocolServiceGrpc;
import org.apache.ratis.proto.grpc.RaftServerProtocolServiceGrpc;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.Server;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.StatusRuntimeException;
import org.apache.ratis.thirdparty.io.grpc.netty.GrpcSslContexts;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyChannelBuilder;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslContextBuilder;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may say what at the Raft port, over the engine's own gRPC. */
class CallerCheckTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path directory;
  private final List<ManagedChannel> channels = new ArrayList<>();
  private CertificateAuthority authority;
  private Tls tls;
  private Server server;

  @BeforeEach
  void start() throws IOException {
    authority = authority("authority");
    PemOutput.certificates(directory.resolve("ca.pem"), List.of(authority.certificate()));
    tls = tls("n1");
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Votes())
            .addService(new Requests())
            .addService(new Administration());
    server =
        GrpcConfigKeys.Server.servicesCustomizer(
                PeerSecurity.parameters(RaftPeerId.valueOf("n1~a"), Optional.of(tls)))
            .customize(builder, EnumSet.allOf(GrpcServices.Type.class))
            .build()
            .start();
  }

  @AfterEach
  void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    server.shutdownNow();
  }

  private static CertificateAuthority authority(String name) {
    return CertificateAuthority.create(name, Instant.now().minus(DAY), Instant.now().plus(DAY));
  }

  private Tls tls(String id) throws IOException {
    CertificateAuthority.Issued issued =
        authority.issue(
            CertificateRequest.node(
                "bank",
                id,
                List.of(),
                List.of(),
                Instant.now().minus(DAY),
                Instant.now().plus(DAY)));
    PemOutput.certificates(directory.resolve(id + ".pem"), List.of(issued.certificate()));
    PemOutput.key(directory.resolve(id + ".key"), issued.key(), "");
    return new Tls(
        new TlsSettings(
            "bank",
            id,
            directory.resolve("ca.pem"),
            directory.resolve(id + ".pem"),
            directory.resolve(id + ".key"),
            "",
            Optional.empty(),
            false),
        Clock.systemUTC());
  }

  /** A connection that shows a node's certificate and means a node. */
  private ManagedChannel channel(String shown, String called) throws IOException {
    Tls own = tls(shown);
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()))
            .overrideAuthority(called)
            .sslContext(
                GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                    .keyManager(own.keyManager())
                    .trustManager(own.trustManager(Plane.RAFT))
                    .protocols(Tls.PROTOCOL)
                    .build())
            .build();
    channels.add(channel);
    return channel;
  }

  private static Status vote(ManagedChannel channel, String candidate) {
    return ask(
        channel,
        RaftServerProtocolServiceGrpc.getRequestVoteMethod(),
        RequestVoteRequestProto.newBuilder().setServerRequest(from(candidate)).build());
  }

  private static RaftRpcRequestProto from(String peer) {
    return RaftRpcRequestProto.newBuilder()
        .setRequestorId(ByteString.copyFromUtf8(peer))
        .setReplyId(ByteString.copyFromUtf8("n1~a"))
        .build();
  }

  private static <Q, A> Status ask(
      ManagedChannel channel, MethodDescriptor<Q, A> method, Q request) {
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS);
    try {
      if (method.getType() == MethodDescriptor.MethodType.UNARY) {
        A unused = ClientCalls.blockingUnaryCall(channel, method, options, request);
      } else {
        Answers<A> answers = new Answers<>();
        StreamObserver<Q> out =
            ClientCalls.asyncBidiStreamingCall(channel.newCall(method, options), answers);
        out.onNext(request);
        out.onCompleted();
        return answers.end.get(20, TimeUnit.SECONDS);
      }
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void node_actsAsItself() throws IOException {
    assertEquals(Status.OK, vote(channel("n2", "n1"), "n2~b"));
    assertEquals(0, tls.refusals(Plane.RAFT));
  }

  @Test
  void node_doesNotActAsAnother() throws IOException {
    Status refused = vote(channel("n2", "n1"), "n3~b");
    assertEquals(Status.Code.PERMISSION_DENIED, refused.getCode());
    assertEquals("the certificate is not that of n3", refused.getDescription());
    assertEquals(1, tls.refusals(Plane.RAFT));
  }

  @Test
  void otherNode_isNotTakenForTheOneThatWasCalled() throws IOException {
    Status failed = vote(channel("n2", "n3"), "n2~b");
    assertEquals(Status.Code.UNAVAILABLE, failed.getCode());
    Throwable cause = assertThrows(Throwable.class, () -> rethrow(failed.getCause()));
    assertTrue(String.valueOf(cause).contains("and not n3"), String.valueOf(cause));
  }

  private static void rethrow(Throwable cause) throws Throwable {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    throw root;
  }

  @Test
  void whatNodesDoNotSendEachOther_isRefused() throws IOException {
    ManagedChannel channel = channel("n2", "n1");
    RaftClientRequestProto.Builder request =
        RaftClientRequestProto.newBuilder().setRpcRequest(from("n2~b"));
    var method = RaftClientProtocolServiceGrpc.getUnorderedMethod();
    assertEquals(
        Status.OK.getCode(),
        ask(
                channel,
                method,
                request.setStaleRead(StaleReadRequestTypeProto.getDefaultInstance()).build())
            .getCode());
    assertEquals(
        Status.Code.PERMISSION_DENIED,
        ask(channel, method, request.setWrite(WriteRequestTypeProto.getDefaultInstance()).build())
            .getCode());
    assertEquals(
        Status.Code.PERMISSION_DENIED,
        ask(
                channel,
                AdminProtocolServiceGrpc.getSetConfigurationMethod(),
                SetConfigurationRequestProto.getDefaultInstance())
            .getCode());
  }

  /** A leader brings a group; nobody takes one away with its log. */
  @Test
  void group_isAdded_andNotTakenAway() throws IOException {
    ManagedChannel channel = channel("n2", "n1");
    var method = AdminProtocolServiceGrpc.getGroupManagementMethod();
    GroupManagementRequestProto.Builder request =
        GroupManagementRequestProto.newBuilder().setRpcRequest(from("n2~b"));
    assertEquals(
        Status.OK.getCode(),
        ask(channel, method, request.setGroupAdd(GroupAddRequestProto.getDefaultInstance()).build())
            .getCode());
    assertEquals(
        Status.Code.PERMISSION_DENIED,
        ask(
                channel,
                method,
                request.setGroupRemove(GroupRemoveRequestProto.getDefaultInstance()).build())
            .getCode());
  }

  @Test
  void openConnection_isJudgedAgain_whenAuthoritiesChange() throws IOException {
    ManagedChannel channel = channel("n2", "n1");
    assertEquals(Status.OK, vote(channel, "n2~b"));
    authority = authority("another");
    PemOutput.certificates(directory.resolve("ca.pem"), List.of(authority.certificate()));
    Tls unused = tls("n1");
    tls.refresh();
    assertEquals(Status.Code.UNAUTHENTICATED, vote(channel, "n2~b").getCode());
  }

  private static final class Answers<A> implements StreamObserver<A> {
    private final java.util.concurrent.CompletableFuture<Status> end =
        new java.util.concurrent.CompletableFuture<>();

    @Override
    public void onNext(A answer) {}

    @Override
    public void onError(Throwable failure) {
      end.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }
  }

  private static final class Votes
      extends RaftServerProtocolServiceGrpc.RaftServerProtocolServiceImplBase {
    @Override
    public void requestVote(
        RequestVoteRequestProto request, StreamObserver<RequestVoteReplyProto> caller) {
      caller.onNext(RequestVoteReplyProto.getDefaultInstance());
      caller.onCompleted();
    }
  }

  private static final class Requests
      extends RaftClientProtocolServiceGrpc.RaftClientProtocolServiceImplBase {
    @Override
    public StreamObserver<RaftClientRequestProto> unordered(
        StreamObserver<RaftClientReplyProto> caller) {
      return new StreamObserver<>() {
        @Override
        public void onNext(RaftClientRequestProto request) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {
          caller.onCompleted();
        }
      };
    }
  }

  private static final class Administration
      extends AdminProtocolServiceGrpc.AdminProtocolServiceImplBase {
    @Override
    public void groupManagement(
        GroupManagementRequestProto request, StreamObserver<RaftClientReplyProto> caller) {
      caller.onNext(
          RaftClientReplyProto.newBuilder()
              .setRpcReply(RaftRpcReplyProto.getDefaultInstance())
              .build());
      caller.onCompleted();
    }
  }
}
