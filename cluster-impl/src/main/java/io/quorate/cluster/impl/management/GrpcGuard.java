/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quorate.cluster.impl.management.grpc.FailureTrailers;
import io.quorate.cluster.impl.management.grpc.GrpcCallers;
import io.quorate.cluster.impl.security.Caller;
import io.quorate.cluster.impl.security.DeniedException;
import io.quorate.cluster.impl.security.Role;
import io.quorate.cluster.v1.JoinRequest;
import io.quorate.cluster.v1.LeaveRequest;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReplicationGrpc;
import io.quorate.cluster.v1.TransferLeadershipRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

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

  /** Whether anybody may call a method. */
  static boolean isOpen(MethodDescriptor<?, ?> method) {
    String service = method.getServiceName();
    return service != null && OPEN.contains(service);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (isOpen(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    String service = call.getMethodDescriptor().getServiceName();
    String method = call.getMethodDescriptor().getFullMethodName();
    String from = String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
    Role role =
        String.valueOf(service).startsWith("grpc.reflection.")
            ? Role.VIEWER
            : ROLES.getOrDefault(method, Role.OPERATOR);
    Caller caller;
    try {
      caller =
          guard.admit(
              from, method, GrpcCallers.certificates(call), headers.get(AUTHORIZATION), role);
    } catch (DeniedException e) {
      refuse(call, e);
      return new ServerCall.Listener<>() {};
    }
    if (role == Role.VIEWER) {
      return next.startCall(call, headers);
    }
    Audited<Q, A> audited = new Audited<>(call, caller.name(), from);
    return new Watched<>(next.startCall(audited, headers), audited);
  }

  private static void refuse(ServerCall<?, ?> call, DeniedException why) {
    Status status =
        switch (why.reason()) {
          case UNKNOWN -> Status.UNAUTHENTICATED;
          case FORBIDDEN -> Status.PERMISSION_DENIED;
          case TOO_MANY -> Status.RESOURCE_EXHAUSTED;
        };
    String code =
        switch (why.reason()) {
          case UNKNOWN -> "UNAUTHENTICATED";
          case FORBIDDEN -> "FORBIDDEN";
          case TOO_MANY -> "TOO_MANY_DENIED";
        };
    call.close(status.withDescription(why.getMessage()), FailureTrailers.of(code, null, null));
  }

  private static final String UNANSWERED = "ended before it was answered";

  /** Writes down how a call that changes something has ended. */
  private final class Audited<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final String caller;
    private final String from;
    private final Target target = new Target();
    private final AtomicBoolean told = new AtomicBoolean();

    Audited(ServerCall<Q, A> call, String caller, String from) {
      super(call);
      this.caller = caller;
      this.from = from;
    }

    @Override
    public void close(Status status, Metadata trailers) {
      ended(status.isOk() ? "done" : status.getCode() + " " + status.getDescription());
      super.close(status, trailers);
    }

    void ended(String outcome) {
      if (told.compareAndSet(false, true)) {
        guard
            .audit()
            .changed(caller, from, getMethodDescriptor().getFullMethodName(), target.id(), outcome);
      }
    }

    void asked(Q message) {
      switch (message) {
        case JoinRequest join -> target.set(join.getId());
        case LeaveRequest leave -> target.set(leave.getId());
        case TransferLeadershipRequest transfer -> target.set(transfer.getId());
        default -> {}
      }
    }
  }

  /** A call that ends before it is answered may have changed something all the same. */
  private static final class Watched<Q> extends SimpleForwardingServerCallListener<Q> {
    private final GrpcGuard.Audited<Q, ?> call;

    Watched(ServerCall.Listener<Q> listener, GrpcGuard.Audited<Q, ?> call) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      call.asked(message);
      super.onMessage(message);
    }

    @Override
    public void onCancel() {
      call.ended(UNANSWERED);
      super.onCancel();
    }

    @Override
    public void onComplete() {
      call.ended(UNANSWERED);
      super.onComplete();
    }
  }
}
