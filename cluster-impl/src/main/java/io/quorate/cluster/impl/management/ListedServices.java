/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.InternalServer;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tells grpc-java's reflection what there is, which it asks of a server of grpc-java's. */
final class ListedServices implements ServerInterceptor {
  private final Server server;

  ListedServices(List<ServerServiceDefinition> services) {
    this.server = new Listing(services);
  }

  ServerServiceDefinition around(BindableService reflection) {
    return ServerInterceptors.intercept(reflection, this);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Context context = Context.current().withValue(InternalServer.SERVER_CONTEXT_KEY, server);
    return Contexts.interceptCall(context, call, headers, next);
  }

  /** A list of services; it was never started and does not end. */
  private static final class Listing extends Server {
    private final List<ServerServiceDefinition> services;

    Listing(List<ServerServiceDefinition> services) {
      this.services = List.copyOf(services);
    }

    @Override
    public List<ServerServiceDefinition> getServices() {
      return services;
    }

    @Override
    public List<ServerServiceDefinition> getImmutableServices() {
      return services;
    }

    @Override
    public List<ServerServiceDefinition> getMutableServices() {
      return List.of();
    }

    @Override
    public Server start() {
      return this;
    }

    @Override
    public Server shutdown() {
      return this;
    }

    @Override
    public Server shutdownNow() {
      return this;
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }

    @Override
    public void awaitTermination() {
      throw new UnsupportedOperationException("a list does not end");
    }
  }
}
