/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.WriteRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A client of gRPC beside a port: another make than what serves it. */
final class GrpcClient implements AutoCloseable {
  final Fixture fixture = new Fixture();
  final ManagedChannel channel;

  GrpcClient() {
    fixture.http.start();
    channel =
        OkHttpChannelBuilder.forAddress("127.0.0.1", fixture.http.port()).usePlaintext().build();
  }

  ManagementGrpc.ManagementBlockingStub management() {
    return ManagementGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  static WriteRequest write(String operation, byte... payload) {
    return WriteRequest.newBuilder()
        .setOperation(operation)
        .setPayload(ByteString.copyFrom(payload))
        .build();
  }

  static String trailer(StatusRuntimeException e, String name) {
    Metadata trailers = e.getTrailers();
    return trailers == null
        ? null
        : trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
  }

  static void assertFailure(
      StatusRuntimeException e, Status.Code status, String code, String outcome) {
    assertEquals(status, e.getStatus().getCode(), String.valueOf(e.getStatus()));
    assertEquals(code, trailer(e, "quorate-code"));
    assertEquals(outcome, trailer(e, "quorate-outcome"));
  }

  @Override
  public void close() {
    channel.shutdownNow();
    await().atMost(Duration.ofSeconds(5)).until(channel::isTerminated);
    fixture.close();
  }
}
