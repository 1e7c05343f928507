/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.impl.consensus.PeerAddresses.Whereabouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.proto.RaftProtos.RaftRpcReplyProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.grpc.RaftServerProtocolServiceGrpc;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.NameResolverRegistry;
import org.apache.ratis.thirdparty.io.grpc.Server;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.StatusRuntimeException;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyChannelBuilder;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers by their names, over the engine's gRPC. */
@Timeout(60)
class PeerNamesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final UUID CLUSTER = UUID.randomUUID();
  private static final Whereabouts NOWHERE = new Whereabouts(false, List.of());

  private final Map<String, Whereabouts> known = new ConcurrentHashMap<>();
  private final PeerAddresses addresses = this::located;
  private final List<Server> servers = new ArrayList<>();
  private final List<ManagedChannel> channels = new ArrayList<>();
  private volatile String authority = "";

  private Whereabouts located(String nodeId, String incarnation) {
    return known.getOrDefault(Peer.id(nodeId, incarnation), NOWHERE);
  }

  @BeforeEach
  void enter() {
    PeerNames.enter(CLUSTER, addresses);
  }

  @AfterEach
  void leave() {
    channels.forEach(ManagedChannel::shutdownNow);
    servers.forEach(Server::shutdownNow);
    PeerNames.leave(addresses);
  }

  /** Answers a request for a vote with its own id. */
  private HostPort server(String peerId) throws IOException {
    Parameters parameters = PeerSecurity.parameters(RaftPeerId.valueOf(peerId), Optional.empty());
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .intercept(noting())
            .addService(
                new RaftServerProtocolServiceGrpc.RaftServerProtocolServiceImplBase() {
                  @Override
                  public void requestVote(
                      RequestVoteRequestProto request,
                      StreamObserver<RequestVoteReplyProto> observer) {
                    observer.onNext(
                        RequestVoteReplyProto.newBuilder()
                            .setServerReply(
                                RaftRpcReplyProto.newBuilder()
                                    .setReplyId(ByteString.copyFromUtf8(peerId)))
                            .build());
                    observer.onCompleted();
                  }
                });
    Server server =
        GrpcConfigKeys.Server.servicesCustomizer(parameters)
            .customize(builder, EnumSet.of(GrpcServices.Type.SERVER))
            .build()
            .start();
    servers.add(server);
    return new HostPort("127.0.0.1", server.getPort());
  }

  private ServerInterceptor noting() {
    return new ServerInterceptor() {
      @Override
      public <Q, A> ServerCall.Listener<Q> interceptCall(
          ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        authority = String.valueOf(call.getAuthority());
        return next.startCall(call, headers);
      }
    };
  }

  private ManagedChannel channel(String nodeId, String incarnation) {
    ManagedChannel channel =
        NettyChannelBuilder.forTarget(new PeerTarget(CLUSTER, nodeId, incarnation).toString())
            .proxyDetector(address -> null)
            .usePlaintext()
            .build();
    channels.add(channel);
    return channel;
  }

  private static String ask(ManagedChannel channel, String addressee) {
    RequestVoteRequestProto request =
        RequestVoteRequestProto.newBuilder()
            .setServerRequest(
                RaftRpcRequestProto.newBuilder().setReplyId(ByteString.copyFromUtf8(addressee)))
            .build();
    return RaftServerProtocolServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .requestVote(request)
        .getServerReply()
        .getReplyId()
        .toStringUtf8();
  }

  private static String refusal(ManagedChannel channel, String addressee) {
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> ask(channel, addressee));
    assertEquals(Status.Code.UNAVAILABLE, refused.getStatus().getCode());
    return String.valueOf(refused.getStatus().getDescription());
  }

  private void seenAt(String peerId, HostPort address) {
    known.put(peerId, new Whereabouts(true, List.of(address)));
    PeerNames.look();
  }

  @Test
  void unknownPeer_failsAtOnce_andIsReachedAsSoonAsItIsKnown() throws Exception {
    ManagedChannel channel = channel("n1", "a");
    long begin = System.nanoTime();
    String why = refusal(channel, "n1~a");
    assertTrue(why.contains("no node of this process knows where it is"), why);
    assertTrue(System.nanoTime() - begin < Duration.ofSeconds(2).toNanos());
    seenAt("n1~a", server("n1~a"));
    await().atMost(PATIENCE).ignoreExceptions().until(() -> ask(channel, "n1~a").equals("n1~a"));
    assertEquals("n1", authority);
  }

  @Test
  void peerThatMoves_isFollowed() throws Exception {
    seenAt("n1~a", server("n1~a"));
    ManagedChannel channel = channel("n1", "a");
    assertEquals("n1~a", ask(channel, "n1~a"));
    servers.get(0).shutdownNow();
    seenAt("n1~a", server("n1~a"));
    await().atMost(PATIENCE).ignoreExceptions().until(() -> ask(channel, "n1~a").equals("n1~a"));
  }

  @Test
  void otherPeerAtThatAddress_refuses_andTheRightOneIsFoundElsewhere() throws Exception {
    known.put("n1~a", new Whereabouts(false, List.of(server("n2~b"))));
    ManagedChannel channel = channel("n1", "a");
    assertEquals("here is n2~b and not n1~a", refusal(channel, "n1~a"));
    seenAt("n1~a", server("n1~a"));
    await().atMost(PATIENCE).ignoreExceptions().until(() -> ask(channel, "n1~a").equals("n1~a"));
  }

  @Test
  void storageThatWasReplaced_isAnotherPeer() throws Exception {
    seenAt("n1~b", server("n1~b"));
    refusal(channel("n1", "a"), "n1~a");
    assertEquals("n1~b", ask(channel("n1", "b"), "n1~b"));
  }

  @Test
  void lastNode_takesTheNamesWithIt() {
    NameResolverRegistry registry = NameResolverRegistry.getDefaultRegistry();
    PeerAddresses second = (nodeId, incarnation) -> NOWHERE;
    PeerNames.enter(UUID.randomUUID(), second);
    PeerNames.leave(addresses);
    assertNotNull(registry.getProviderForScheme(PeerTarget.SCHEME));
    PeerNames.leave(second);
    assertNull(registry.getProviderForScheme(PeerTarget.SCHEME));
    assertEquals("dns", registry.getDefaultScheme());
  }

  @Test
  void target_isReadAsItWasWritten() {
    PeerTarget target = new PeerTarget(CLUSTER, "n1.a_b-c", "odd/one ~ %");
    assertEquals(target, PeerTarget.of(URI.create(target.toString())));
    assertThrows(IllegalArgumentException.class, () -> PeerTarget.of(URI.create("quorate:///n1")));
  }
}
