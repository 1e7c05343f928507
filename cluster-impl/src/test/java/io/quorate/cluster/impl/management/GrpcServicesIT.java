/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Health and reflection: what every client of gRPC knows. */
class GrpcServicesIT {
  private final GrpcClient client = new GrpcClient();
  private final Fixture fixture = client.fixture;

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  @Test
  void health_followsTheNode() {
    HealthGrpc.HealthBlockingStub health =
        HealthGrpc.newBlockingStub(client.channel).withDeadlineAfter(20, TimeUnit.SECONDS);
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
        ServerReflectionGrpc.newStub(client.channel)
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
}
