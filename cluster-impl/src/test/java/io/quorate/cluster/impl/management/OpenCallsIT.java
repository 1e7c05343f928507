/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.quorate.cluster.v1.AckRequest;
import io.quorate.cluster.v1.ReplicationGrpc;
import io.quorate.cluster.v1.Start;
import io.quorate.cluster.v1.SubscribeRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What anybody may call must keep nobody from calling, however much of it there is. */
class OpenCallsIT {
  private static final String WATCH = "grpc.health.v1.Health/Watch";
  private static final String CHECK = "grpc.health.v1.Health/Check";

  /** On so many connections all streams are more than there ever were places. */
  private static final int CONNECTIONS = 12;

  private final GrpcClient client = new GrpcClient();
  private final Fixture fixture = client.fixture;
  private final List<RawHttp2> strangers = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (RawHttp2 stranger : strangers) {
      stranger.close();
    }
    client.close();
  }

  private interface Opening {
    void open(RawHttp2 stranger, int stream) throws IOException;
  }

  /** Opens all streams of many connections, and waits for so many of each to be answered. */
  private void fill(int answers, Opening opening) throws IOException {
    for (int i = 0; i < CONNECTIONS; i++) {
      RawHttp2 stranger = new RawHttp2(fixture.http.port());
      strangers.add(stranger);
      for (int stream = 0; stream < Protocols.MAX_STREAMS; stream++) {
        opening.open(stranger, 2 * stream + 1);
      }
    }
    for (RawHttp2 stranger : strangers) {
      for (int i = 0; i < answers; i++) {
        stranger.await(RawHttp2.HEADERS);
      }
    }
  }

  private static Status status(Executable call) {
    return assertThrows(StatusRuntimeException.class, call).getStatus();
  }

  /** Each from a client of its own; nobody is subscribed here, which the node finds out itself. */
  private void assertNobodyIsHeldUp() {
    ManagedChannel other =
        OkHttpChannelBuilder.forAddress("127.0.0.1", fixture.http.port()).usePlaintext().build();
    try {
      HealthGrpc.HealthBlockingStub health =
          HealthGrpc.newBlockingStub(other).withDeadlineAfter(10, TimeUnit.SECONDS);
      HealthCheckRequest anything = HealthCheckRequest.getDefaultInstance();
      assertEquals(ServingStatus.SERVING, health.check(anything).getStatus());
      assertEquals(ServingStatus.SERVING, health.watch(anything).next().getStatus());
      ReplicationGrpc.ReplicationBlockingStub replication =
          ReplicationGrpc.newBlockingStub(other).withDeadlineAfter(10, TimeUnit.SECONDS);
      Status ack =
          status(() -> replication.ack(AckRequest.newBuilder().setSubscriberId("s").build()));
      assertEquals(Status.Code.NOT_FOUND, ack.getCode(), ack::toString);
      Status subscribe =
          status(
              () ->
                  replication
                      .subscribe(
                          SubscribeRequest.newBuilder()
                              .setSubscriberId("s")
                              .setTopics("t")
                              .setStart(Start.START_EARLIEST)
                              .build())
                      .hasNext());
      assertEquals(Status.Code.NOT_FOUND, subscribe.getCode(), subscribe::toString);
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void watchesThatStay_keepNobodyOut() throws Exception {
    fill(Protocols.MAX_STREAMS, (stranger, stream) -> stranger.call(stream, WATCH));
    assertNobodyIsHeldUp();
  }

  @Test
  void checksThatNeverEnd_keepNobodyOut() throws Exception {
    byte[] longest = ByteBuffer.allocate(5).putInt(1, MethodBounds.OPEN_MESSAGE_BYTES).array();
    fill(
        Protocols.MAX_STREAMS - MethodBounds.OPEN_PER_CONNECTION,
        (stranger, stream) -> {
          stranger.open(stream, CHECK);
          stranger.frame(RawHttp2.DATA, 0, stream, longest);
        });
    assertNobodyIsHeldUp();
  }

  /** The next frame of a stream; headers are not decoded, and so may be passed over. */
  private static RawHttp2.Frame next(RawHttp2 client, int type, int stream) throws IOException {
    RawHttp2.Frame frame = client.await(type);
    while (frame.stream() != stream) {
      frame = client.await(type);
    }
    return frame;
  }

  @Test
  void callsBeyondAConnectionsOwn_areRefused_andOthersTakeTheirPlace() throws Exception {
    try (RawHttp2 stranger = new RawHttp2(fixture.http.port())) {
      int beyond = 2 * MethodBounds.OPEN_PER_CONNECTION + 1;
      for (int stream = 1; stream < beyond; stream += 2) {
        stranger.call(stream, WATCH);
        assertFalse(next(stranger, RawHttp2.HEADERS, stream).ends(), "it is served");
      }
      stranger.call(beyond, WATCH);
      assertTrue(next(stranger, RawHttp2.HEADERS, beyond).ends(), "it is refused");
      for (int i = 1; i <= 2 * MethodBounds.OPEN_PER_CONNECTION; i++) {
        int check = beyond + 2 * i;
        stranger.call(check, CHECK);
        assertTrue(next(stranger, RawHttp2.DATA, check).payload().length > 5);
        assertTrue(next(stranger, RawHttp2.HEADERS, check).ends());
      }
    }
  }

  @Test
  void longestNameThatIsRead_isToldToBeUnknown() {
    Status refused =
        status(
            () ->
                HealthGrpc.newBlockingStub(client.channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.newBuilder().setService("x".repeat(4_000)).build()));
    assertEquals(Status.Code.NOT_FOUND, refused.getCode(), refused::toString);
  }

  @Test
  void messageFarLargerThanAName_isRefused() {
    Status refused =
        status(
            () ->
                HealthGrpc.newBlockingStub(client.channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.newBuilder().setService("x".repeat(5_000)).build()));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getCode(), refused::toString);
  }
}
