/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * {@code grpc.health.v1.Health}: serving means ready, for the node as a whole (the empty name) and
 * for each of its services.
 */
final class GrpcHealth extends HealthGrpc.HealthImplBase {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final ManagementService service;
  private final WatchedReadiness watched;
  private final List<String> services;

  GrpcHealth(ManagementService service, List<String> services) {
    this.service = service;
    this.watched = new WatchedReadiness(() -> service.readiness().up(), System::nanoTime);
    this.services = services;
  }

  private ServingStatus status(String name, BooleanSupplier ready) {
    if (!name.isEmpty() && !services.contains(name)) {
      return ServingStatus.SERVICE_UNKNOWN;
    }
    return ready.getAsBoolean() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> reply) {
    ServingStatus status = status(request.getService(), () -> service.readiness().up());
    if (status == ServingStatus.SERVICE_UNKNOWN) {
      throw Status.NOT_FOUND
          .withDescription("service \"" + request.getService() + "\" is not offered here")
          .asRuntimeException();
    }
    reply.onNext(response(status));
    reply.onCompleted();
  }

  /** Runs for as long as the client watches, on the thread of its call. */
  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> reply) {
    ServerCallStreamObserver<HealthCheckResponse> client =
        (ServerCallStreamObserver<HealthCheckResponse>) reply;
    ServingStatus told = ServingStatus.UNKNOWN;
    while (!client.isCancelled()
        && !Context.current().isCancelled()
        && !Thread.currentThread().isInterrupted()) {
      ServingStatus status = status(request.getService(), watched::up);
      if (status != told) {
        client.onNext(response(status));
        told = status;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
