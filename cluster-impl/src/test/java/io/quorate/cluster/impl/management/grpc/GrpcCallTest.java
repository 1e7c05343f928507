/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.health.v1.HealthGrpc;
import io.helidon.http.http2.ConnectionFlowControl;
import io.helidon.http.http2.Http2StreamWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a call ends. */
class GrpcCallTest {
  private final List<String> order = new ArrayList<>();

  private Http2StreamWriter writer() {
    return (Http2StreamWriter)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Http2StreamWriter.class},
            (proxy, method, arguments) -> {
              order.add(method.getName());
              return 0;
            });
  }

  private static ServerMethodDefinition<?, ?> check() {
    return new HealthGrpc.HealthImplBase() {}.bindService()
        .getMethod(HealthGrpc.getCheckMethod().getFullMethodName());
  }

  @Test
  void refusal_givesThePlaceBack_beforeTheClientHasToTakeIt() {
    StreamOutput output =
        new StreamOutput(
            writer(),
            ConnectionFlowControl.serverBuilder((stream, update) -> {})
                .build()
                .createStreamFlowControl(1, 65_535, 16_384),
            1,
            Duration.ofSeconds(1));
    GrpcCall<?, ?> call =
        new GrpcCall<>(check(), output, Context.ROOT.withCancellation(), Attributes.EMPTY, null);
    call.beforeItEnds(() -> order.add("place"));
    call.fail(Status.PERMISSION_DENIED, null);
    call.fail(Status.PERMISSION_DENIED, null);
    assertEquals(List.of("place", "writeHeaders"), order);
  }
}
