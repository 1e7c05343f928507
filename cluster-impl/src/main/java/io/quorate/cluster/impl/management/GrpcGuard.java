/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quorate.cluster.impl.management.grpc.FailureTrailers;
import io.quorate.cluster.impl.management.grpc.GrpcCallers;
import io.quorate.cluster.impl.security.Caller;
import io.quorate.cluster.impl.security.DeniedException;
import io.quorate.cluster.impl.security.Role;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReplicationGrpc;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@link Guard} for calls of gRPC. */
final class GrpcGuard implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final Set<String> OPEN = Set.of("grpc.health.v1.Health");

  /** What is not here is the operators': a new method is closed until somebody decides. */
  private static final Map<String, Role> ROLES =
      Map.of(
          ManagementGrpc.getGetStatusMethod().getFullMethodName(), Role.VIEWER,
          ManagementGrpc.getReadMethod().getFullMethodName(), Role.VIEWER,
          ManagementGrpc.getWriteMethod().getFullMethodName(), Role.WRITER,
          ManagementGrpc.getPublishMethod().getFullMethodName(), Role.WRITER,
          ReplicationGrpc.getSubscribeMethod().getFullMethodName(), Role.WRITER,
          ReplicationGrpc.getAckMethod().getFullMethodName(), Role.WRITER,
          ReplicationGrpc.getUnsubscribeMethod().getFullMethodName(), Role.WRITER);

  private final Guard guard;

  GrpcGuard(Guard guard) {
    this.guard = guard;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (OPEN.contains(service)) {
      return next.startCall(call, headers);
    }
    String method = call.getMethodDescriptor().getFullMethodName();
    String from = String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
    Role role =
        String.valueOf(service).startsWith("grpc.reflection.")
            ? Role.VIEWER
            : ROLES.getOrDefault(method, Role.OPERATOR);
    Caller caller;
    try {
      caller =
          guard
              .access()
              .identify(
                  GrpcCallers.certificates(call),
                  Objects.requireNonNullElse(headers.get(AUTHORIZATION), ""));
      guard.access().require(caller, role);
    } catch (DeniedException e) {
      guard.audit().denied(from, method, String.valueOf(e.getMessage()));
      call.close(
          (e.unknown() ? Status.UNAUTHENTICATED : Status.PERMISSION_DENIED)
              .withDescription(e.getMessage()),
          FailureTrailers.of(e.unknown() ? "UNAUTHENTICATED" : "FORBIDDEN", null, null));
      return new ServerCall.Listener<>() {};
    }
    return next.startCall(
        role == Role.VIEWER ? call : new Audited<>(call, caller.name(), from), headers);
  }

  /** Writes down how a call that changes something has ended. */
  private final class Audited<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final String caller;
    private final String from;

    Audited(ServerCall<Q, A> call, String caller, String from) {
      super(call);
      this.caller = caller;
      this.from = from;
    }

    @Override
    public void close(Status status, Metadata trailers) {
      guard
          .audit()
          .changed(
              caller,
              from,
              getMethodDescriptor().getFullMethodName(),
              status.isOk() ? "done" : status.getCode() + " " + status.getDescription());
      super.close(status, trailers);
    }
  }
}
