/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.v1.Consistency;
import io.quorate.cluster.v1.GetStatusRequest;
import io.quorate.cluster.v1.GetStatusResponse;
import io.quorate.cluster.v1.JoinRequest;
import io.quorate.cluster.v1.LeaveRequest;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReadRequest;
import io.quorate.cluster.v1.ReadResponse;
import io.quorate.cluster.v1.Role;
import io.quorate.cluster.v1.TransferLeadershipRequest;
import io.quorate.cluster.v1.WriteRequest;
import io.quorate.cluster.v1.WriteResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** gRPC on the port of HTTP, as a client of another make sees it. */
class GrpcIT {
  private static final String CLOSE = "Connection: close";

  private Fixture fixture;
  private ManagedChannel channel;

  @BeforeEach
  void start() {
    fixture = new Fixture();
    fixture.http.start();
    channel =
        OkHttpChannelBuilder.forAddress("127.0.0.1", fixture.http.port()).usePlaintext().build();
  }

  @AfterEach
  void stop() throws Exception {
    channel.shutdownNow();
    assertTrue(channel.awaitTermination(5, TimeUnit.SECONDS));
    fixture.close();
  }

  private ManagementGrpc.ManagementBlockingStub management() {
    return ManagementGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  private static WriteRequest write(String operation, byte... payload) {
    return WriteRequest.newBuilder()
        .setOperation(operation)
        .setPayload(ByteString.copyFrom(payload))
        .build();
  }

  private static String trailer(StatusRuntimeException e, String name) {
    Metadata trailers = e.getTrailers();
    return trailers == null
        ? null
        : trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
  }

  private static void assertFailure(
      StatusRuntimeException e, Status.Code status, String code, String outcome) {
    assertEquals(status, e.getStatus().getCode(), String.valueOf(e.getStatus()));
    assertEquals(code, trailer(e, "quorate-code"));
    assertEquals(outcome, trailer(e, "quorate-outcome"));
  }

  @Test
  void status_isWhatHttpTells() {
    GetStatusResponse status = management().getStatus(GetStatusRequest.getDefaultInstance());
    assertEquals("n1", status.getLeaderId());
    assertEquals("127.0.0.1:9520", status.getLeaderAddress());
    assertEquals(Role.ROLE_LEADER, status.getRole());
    assertTrue(status.getHealthy());
    assertEquals("127.0.0.1:17946", status.getMembers(0).getMetadataOrThrow("mgmt"));
  }

  @Test
  void writeAndRead_carryBytesAndTheirAbsence() {
    byte[] payload = {0, 1, (byte) 0xff};
    assertEquals(
        ByteString.copyFrom(payload), management().write(write("echo", payload)).getReply());
    ReadResponse read =
        management()
            .read(
                ReadRequest.newBuilder()
                    .setOperation("echo")
                    .setConsistency(Consistency.CONSISTENCY_LOCAL)
                    .build());
    assertFalse(read.hasReply());
    assertEquals(42, read.getAppliedIndex());
    assertEquals(ReadConsistency.LOCAL, fixture.cluster.lastConsistency);
  }

  @Test
  void joinLeaveAndTransfer_areAccepted() {
    assertEquals(
        "127.0.0.1:9520",
        management()
            .join(JoinRequest.newBuilder().setId("n2").setRaftAddress("127.0.0.1:9521").build())
            .getLeaderAddress());
    management().leave(LeaveRequest.newBuilder().setId("n2").build());
    management().transferLeadership(TransferLeadershipRequest.newBuilder().setId("n2").build());
  }

  @Test
  void failures_haveAStatusACodeAndAnOutcome() {
    assertFailure(
        assertThrows(StatusRuntimeException.class, () -> management().write(write("nothing"))),
        Status.Code.NOT_FOUND,
        "UNKNOWN_OPERATION",
        "not_committed");
    fixture.cluster.write =
        (op, payload) ->
            CompletableFuture.failedFuture(
                switch (op) {
                  case "lost" -> new OutcomeUnknownException(Code.LEADER_LOST, "lost ü");
                  case "nobody" -> new NotCommittedException(Code.NO_LEADER, "no leader");
                  case "full" -> new NotCommittedException(Code.QUEUE_FULL, "full");
                  default -> new HandlerException("bank.Broke", "no money");
                });
    StatusRuntimeException lost =
        assertThrows(StatusRuntimeException.class, () -> management().write(write("lost")));
    assertFailure(lost, Status.Code.UNKNOWN, "LEADER_LOST", "unknown");
    assertEquals("lost ü", lost.getStatus().getDescription());
    assertFailure(
        assertThrows(StatusRuntimeException.class, () -> management().write(write("nobody"))),
        Status.Code.UNAVAILABLE,
        "NO_LEADER",
        "not_committed");
    assertFailure(
        assertThrows(StatusRuntimeException.class, () -> management().write(write("full"))),
        Status.Code.RESOURCE_EXHAUSTED,
        "QUEUE_FULL",
        "not_committed");
    StatusRuntimeException handler =
        assertThrows(StatusRuntimeException.class, () -> management().write(write("withdraw")));
    assertFailure(handler, Status.Code.FAILED_PRECONDITION, "HANDLER_FAILED", "answered");
    assertEquals("bank.Broke", trailer(handler, "quorate-type"));
  }

  @Test
  void badFields_areNamed() {
    StatusRuntimeException name =
        assertThrows(StatusRuntimeException.class, () -> management().write(write("no name")));
    assertFailure(name, Status.Code.INVALID_ARGUMENT, "BAD_REQUEST", null);
    assertTrue(name.getStatus().getDescription().startsWith("field \"operation\" = \"no name\""));
    JoinRequest join = JoinRequest.newBuilder().setId("n2").setRaftAddress(":9521").build();
    StatusRuntimeException address =
        assertThrows(StatusRuntimeException.class, () -> management().join(join));
    assertTrue(
        address.getStatus().getDescription().startsWith("field \"raft_address\" = \":9521\""));
  }

  @Test
  void deadlineOfTheClient_isTheNodes() {
    fixture.cluster.write = (op, payload) -> new CompletableFuture<>();
    StatusRuntimeException late =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                ManagementGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                    .write(write("wait")));
    assertEquals(Status.Code.DEADLINE_EXCEEDED, late.getStatus().getCode());
    assertTrue(fixture.cluster.lastOptions.timeout().orElseThrow().toMillis() <= 300);
    // More than there are places: each was given back.
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(payload);
    for (int i = 0; i < 200; i++) {
      management().write(write("echo", (byte) i));
    }
  }

  @Test
  void messageTooLarge_isRefused_andTheChannelGoesOn() {
    StatusRuntimeException large =
        assertThrows(
            StatusRuntimeException.class,
            () -> management().write(write("echo", new byte[1_000_000])));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, large.getStatus().getCode());
    assertEquals(1, management().write(write("echo", (byte) 1)).getReply().size());
  }

  @Test
  void replyLargerThanTheClientsWindow_arrives() {
    byte[] large = new byte[1_000_000];
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(large);
    assertEquals(large.length, management().write(write("echo")).getReply().size());
  }

  /** Sends any bytes as message to any method. */
  private StatusRuntimeException send(String method, byte[] message) {
    MethodDescriptor.Marshaller<byte[]> bytes =
        new MethodDescriptor.Marshaller<>() {
          @Override
          public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
          }

          @Override
          public byte[] parse(InputStream stream) {
            return new byte[0];
          }
        };
    MethodDescriptor<byte[], byte[]> descriptor =
        MethodDescriptor.newBuilder(bytes, bytes)
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(method)
            .build();
    return assertThrows(
        StatusRuntimeException.class,
        () ->
            ClientCalls.blockingUnaryCall(
                channel,
                descriptor,
                CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
                message));
  }

  @Test
  void unknownMethodsAndBrokenMessages_haveAStatus_howeverMany() {
    for (int i = 0; i < 3 * Protocols.MAX_STREAMS; i++) {
      assertEquals(
          Status.Code.UNIMPLEMENTED, send("no.Such/Method", new byte[10]).getStatus().getCode());
      assertEquals(
          Status.Code.INVALID_ARGUMENT,
          send("quorate.cluster.v1.Management/Write", new byte[] {-1, -1, -1})
              .getStatus()
              .getCode());
    }
    assertEquals("n1", management().getStatus(GetStatusRequest.getDefaultInstance()).getNodeId());
  }

  @Test
  void cancelledCalls_giveTheirPlacesBack() {
    fixture.cluster.write = (op, payload) -> new CompletableFuture<>();
    for (int i = 0; i < 100; i++) {
      ClientCall<WriteRequest, WriteResponse> call =
          channel.newCall(ManagementGrpc.getWriteMethod(), CallOptions.DEFAULT);
      call.start(new ClientCall.Listener<>() {}, new Metadata());
      call.request(1);
      // Headers and no message: the node waits for more.
      call.cancel("enough", null);
    }
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(payload);
    await()
        .atMost(10, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> management().write(write("echo", (byte) 1)).getReply().size() == 1);
  }

  @Test
  void oddHeaders_doNotCostPlaces() throws Exception {
    String status = "quorate.cluster.v1.Management/GetStatus";
    try (RawHttp2 client = new RawHttp2(fixture.http.port())) {
      for (int i = 0; i < 100; i++) {
        client.call(6 * i + 1, status, "grpc-timeout", "99999999H");
        assertTrue(client.answer(6 * i + 1).body().length > 5);
        client.call(6 * i + 3, status, "grpc-timeout", "soon");
        assertEquals(0, client.answer(6 * i + 3).body().length);
        client.call(6 * i + 5, status, "x-bin", "!");
        assertEquals(0, client.answer(6 * i + 5).body().length);
      }
    }
    assertEquals(1, management().write(write("echo", (byte) 1)).getReply().size());
  }

  @Test
  void allProtocols_atOnce() throws Exception {
    int port = fixture.http.port();
    Callable<Void> http1 =
        () -> {
          String answer =
              RawHttp.exchange(port, RawHttp.lines("GET /status HTTP/1.1", "Host: h", CLOSE));
          assertEquals(200, RawHttp.status(answer), answer);
          return null;
        };
    Callable<Void> http2 =
        () -> {
          try (RawHttp2 client = new RawHttp2(port)) {
            client.request(1, "GET", "/status", false);
            assertEquals(200, client.answer(1).status());
          }
          return null;
        };
    Callable<Void> grpc =
        () -> {
          assertEquals(1, management().write(write("echo", (byte) 1)).getReply().size());
          return null;
        };
    try (ExecutorService clients = Executors.newFixedThreadPool(12)) {
      for (Future<Void> done :
          clients.invokeAll(
              IntStream.range(0, 300)
                  .mapToObj(i -> List.of(http1, http2, grpc).get(i % 3))
                  .toList())) {
        done.get();
      }
    }
  }

  @Test
  void health_followsTheNode() {
    HealthGrpc.HealthBlockingStub health =
        HealthGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    assertEquals(
        ServingStatus.SERVING, health.check(HealthCheckRequest.getDefaultInstance()).getStatus());
    assertEquals(
        Status.Code.NOT_FOUND,
        assertThrows(
                StatusRuntimeException.class,
                () -> health.check(HealthCheckRequest.newBuilder().setService("x").build()))
            .getStatus()
            .getCode());
    Iterator<HealthCheckResponse> watch =
        health.watch(
            HealthCheckRequest.newBuilder().setService("quorate.cluster.v1.Management").build());
    assertEquals(ServingStatus.SERVING, watch.next().getStatus());
    fixture.cluster.leaderId = java.util.Optional.empty();
    assertEquals(ServingStatus.NOT_SERVING, watch.next().getStatus());
    fixture.cluster.leaderId = java.util.Optional.of("n1");
    assertEquals(ServingStatus.SERVING, watch.next().getStatus());
  }

  @Test
  void reflection_listsAllServices() throws Exception {
    CompletableFuture<List<String>> names = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(channel)
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    names.complete(
                        new ArrayList<>(
                            response.getListServicesResponse().getServiceList().stream()
                                .map(ServiceResponse::getName)
                                .sorted()
                                .toList()));
                  }

                  @Override
                  public void onError(Throwable failure) {
                    names.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    assertEquals(
        List.of(
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection",
            "quorate.cluster.v1.Management",
            "quorate.cluster.v1.Replication"),
        names.get(10, TimeUnit.SECONDS));
    requests.onCompleted();
  }

  @Test
  void closing_endsCallsAndTheNodeLeavesNothing() {
    fixture.cluster.write = (op, payload) -> new CompletableFuture<>();
    var pending = ManagementGrpc.newFutureStub(channel).write(write("wait"));
    Iterator<HealthCheckResponse> watch =
        HealthGrpc.newBlockingStub(channel).watch(HealthCheckRequest.getDefaultInstance());
    assertEquals(ServingStatus.SERVING, watch.next().getStatus());
    long start = System.nanoTime();
    fixture.http.close();
    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(3));
    assertThrows(Exception.class, () -> pending.get(5, TimeUnit.SECONDS));
    assertThrows(StatusRuntimeException.class, watch::next);
  }
}
