/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static io.quorate.cluster.impl.management.GrpcClient.write;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.grpc.stub.ClientCalls;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.impl.management.grpc.FailureTrailers;
import io.quorate.cluster.v1.AckRequest;
import io.quorate.cluster.v1.GetStatusRequest;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReplicationGrpc;
import io.quorate.cluster.v1.WriteRequest;
import io.quorate.cluster.v1.WriteResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What calls may cost: sizes, broken messages, cancelling, headers, and closing. */
class GrpcBoundsIT {
  private static final String CLOSE = "Connection: close";

  private final GrpcClient client = new GrpcClient();
  private final Fixture fixture = client.fixture;

  @AfterEach
  void stop() throws Exception {
    client.close();
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
                client.channel,
                descriptor,
                CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
                message));
  }

  @Test
  void messageTooLarge_isRefused_andTheChannelGoesOn() {
    StatusRuntimeException large =
        assertThrows(
            StatusRuntimeException.class,
            () -> client.management().write(write("echo", new byte[1_000_000])));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, large.getStatus().getCode());
    assertEquals(1, client.management().write(write("echo", (byte) 1)).getReply().size());
  }

  @Test
  void replyLargerThanTheClientsWindow_arrives() {
    byte[] large = new byte[1_000_000];
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(large);
    assertEquals(large.length, client.management().write(write("echo")).getReply().size());
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
    assertEquals(
        "n1", client.management().getStatus(GetStatusRequest.getDefaultInstance()).getNodeId());
  }

  /** Helidon would look for room in its table for ever, to tell a name longer than that. */
  @Test
  void longNames_haveAStatusThatIsShort() {
    StatusRuntimeException unknown = send("no.Such/" + "m".repeat(6_000), new byte[10]);
    assertEquals(Status.Code.UNIMPLEMENTED, unknown.getStatus().getCode());
    String told = String.valueOf(unknown.getStatus().getDescription());
    assertTrue(told.length() < 2_100, () -> told.length() + " characters were told");
    assertEquals(1, client.management().write(write("echo", (byte) 1)).getReply().size());
  }

  /** What is longer in the code of headers than in characters too. */
  @Test
  void failures_areTold_whateverTheySay() {
    for (String said :
        List.of(
            "{\"id\":7}", "[1, 2]", "a<b?", "{{{{", "100 % \u00fc\u20ac\ud83d\ude00", "a\n\tb~")) {
      fixture.cluster.write =
          (op, payload) -> CompletableFuture.failedFuture(new HandlerException("$$$$$$", said));
      StatusRuntimeException told =
          assertThrows(
              StatusRuntimeException.class,
              () ->
                  client
                      .management()
                      .withDeadlineAfter(10, TimeUnit.SECONDS)
                      .write(write("echo", (byte) 1)));
      assertEquals(Status.Code.FAILED_PRECONDITION, told.getStatus().getCode(), said);
      assertEquals(said, told.getStatus().getDescription());
    }
    assertEquals(
        Status.Code.UNIMPLEMENTED,
        send("no.Such/" + "$".repeat(40), new byte[10]).getStatus().getCode());
  }

  @Test
  void longFailures_areToldToWhatClientsTake() {
    String said = "\u20ac".repeat(10_000);
    fixture.cluster.write =
        (op, payload) ->
            CompletableFuture.failedFuture(new HandlerException("shop.Ledger$Overdrawn", said));
    StatusRuntimeException told =
        assertThrows(
            StatusRuntimeException.class, () -> client.management().write(write("echo", (byte) 1)));
    assertEquals(Status.Code.FAILED_PRECONDITION, told.getStatus().getCode());
    assertEquals("\u20ac".repeat(222) + "...", told.getStatus().getDescription());
    assertEquals(
        "shop.Ledger$Overdrawn", Status.trailersFromThrowable(told).get(FailureTrailers.TYPE));
  }

  @Test
  void cancelledCalls_giveTheirPlacesBack() {
    fixture.cluster.write = (op, payload) -> new CompletableFuture<>();
    for (int i = 0; i < 100; i++) {
      ClientCall<WriteRequest, WriteResponse> call =
          client.channel.newCall(ManagementGrpc.getWriteMethod(), CallOptions.DEFAULT);
      call.start(new ClientCall.Listener<>() {}, new Metadata());
      call.request(1);
      // Headers and no message: the node waits for more.
      call.cancel("enough", null);
    }
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(payload);
    await()
        .atMost(10, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> client.management().write(write("echo", (byte) 1)).getReply().size() == 1);
  }

  @Test
  void acknowledgements_needNoPlaceAmongCallsThatWait() {
    fixture.cluster.write = (op, payload) -> new CompletableFuture<>();
    ManagedChannel[] others = new ManagedChannel[2];
    try {
      for (int i = 0; i < others.length; i++) {
        others[i] =
            OkHttpChannelBuilder.forAddress("127.0.0.1", fixture.http.port())
                .usePlaintext()
                .build();
        for (int call = 0; call < 40; call++) {
          var unused = ManagementGrpc.newFutureStub(others[i]).write(write("wait"));
        }
      }
      await()
          .atMost(10, TimeUnit.SECONDS)
          .until(
              () ->
                  code(
                          () ->
                              client
                                  .management()
                                  .withDeadlineAfter(100, TimeUnit.MILLISECONDS)
                                  .write(write("wait")))
                      == Status.Code.UNAVAILABLE);
      assertEquals(
          Status.Code.NOT_FOUND,
          code(
              () ->
                  ReplicationGrpc.newBlockingStub(client.channel)
                      .withDeadlineAfter(10, TimeUnit.SECONDS)
                      .ack(AckRequest.newBuilder().setSubscriberId("nobody").build())));
    } finally {
      for (ManagedChannel other : others) {
        other.shutdownNow();
      }
    }
  }

  private static Status.Code code(Executable call) {
    return assertThrows(StatusRuntimeException.class, call).getStatus().getCode();
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
    assertEquals(1, client.management().write(write("echo", (byte) 1)).getReply().size());
  }

  @Test
  void allProtocols_atOnce() throws Exception {
    int port = fixture.http.port();
    Callable<Void> http1 =
        () -> {
          String answer =
              RawHttp.exchange(
                  port, RawHttp.lines("GET /status HTTP/1.1", "Host: localhost", CLOSE));
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
          assertEquals(1, client.management().write(write("echo", (byte) 1)).getReply().size());
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
  void closing_endsCallsAndTheNodeLeavesNothing() {
    fixture.cluster.write = (op, payload) -> new CompletableFuture<>();
    var pending = ManagementGrpc.newFutureStub(client.channel).write(write("wait"));
    Iterator<HealthCheckResponse> watch =
        HealthGrpc.newBlockingStub(client.channel).watch(HealthCheckRequest.getDefaultInstance());
    assertEquals(ServingStatus.SERVING, watch.next().getStatus());
    long start = System.nanoTime();
    fixture.http.close();
    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(3));
    assertThrows(Exception.class, () -> pending.get(5, TimeUnit.SECONDS));
    assertThrows(StatusRuntimeException.class, watch::next);
  }
}
