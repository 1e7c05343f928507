/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.StaleReadException;
import io.quorate.cluster.impl.management.grpc.FailureTrailers;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns failures into a status of gRPC and its trailers. UNAVAILABLE, which clients like to repeat
 * by themselves, is only used where nothing happened.
 */
final class GrpcProblems {
  private static final Logger LOG = LoggerFactory.getLogger(GrpcProblems.class);

  private final String nodeId;

  GrpcProblems(String nodeId) {
    this.nodeId = nodeId;
  }

  StatusRuntimeException of(RuntimeException failure) {
    if (failure instanceof StatusRuntimeException known) {
      return known;
    }
    if (failure instanceof Problem problem) {
      return Status.INVALID_ARGUMENT
          .withDescription(problem.getMessage())
          .asRuntimeException(FailureTrailers.of("BAD_REQUEST", null, null));
    }
    if (failure instanceof HandlerException handler) {
      return told(Status.FAILED_PRECONDITION, handler, "answered", handler.typeName());
    }
    if (failure instanceof OutcomeUnknownException unknown) {
      return told(Status.UNKNOWN, unknown, "unknown", null);
    }
    if (failure instanceof ClusterException known) {
      Status status = status(known.code());
      if (status.getCode() != Status.Code.INTERNAL) {
        boolean refused = known instanceof NotCommittedException;
        // A change of the configuration that was cut short may have happened.
        boolean safe = refused || known instanceof StaleReadException;
        return told(
            status.getCode() == Status.Code.UNAVAILABLE && !safe ? Status.UNKNOWN : status,
            known,
            refused ? "not_committed" : null,
            null);
      }
    }
    LOG.warn("{}: a management call failed", nodeId, failure);
    return Status.INTERNAL
        .withDescription("the call failed inside node " + nodeId + "; its log says why")
        .asRuntimeException(FailureTrailers.of("INTERNAL", null, null));
  }

  private static StatusRuntimeException told(
      Status status, ClusterException failure, @Nullable String outcome, @Nullable String type) {
    return status
        .withDescription(failure.getMessage())
        .asRuntimeException(FailureTrailers.of(failure.code().name(), outcome, type));
  }

  /** Runs what answers a call once. */
  <R> void answer(StreamObserver<R> client, Supplier<R> work) {
    R reply;
    try {
      reply = work.get();
    } catch (RuntimeException e) {
      client.onError(of(e));
      return;
    }
    client.onNext(reply);
    client.onCompleted();
  }

  static Status status(ClusterException.Code code) {
    return switch (code) {
      case BAD_PAYLOAD, BAD_TOPIC, BAD_POSITION -> Status.INVALID_ARGUMENT;
      case UNKNOWN_OPERATION, UNKNOWN_MEMBER, UNKNOWN_SUBSCRIBER -> Status.NOT_FOUND;
      case ALREADY_MEMBER -> Status.ALREADY_EXISTS;
      case CHANGE_IN_PROGRESS -> Status.ABORTED;
      case VERSION_MISMATCH, FOREIGN_CLUSTER, HANDLER_FAILED -> Status.FAILED_PRECONDITION;
      case TOO_LARGE, QUEUE_FULL, STORAGE_FULL, WINDOW_FULL, TOO_MANY_TOPICS ->
          Status.RESOURCE_EXHAUSTED;
      case CALLED_FROM_APPLY, CANNOT_START -> Status.INTERNAL;
      case NO_LEADER,
          NO_QUORUM,
          NOT_LEADER,
          LEADER_LOST,
          NOT_CONFIGURED,
          SESSION_EXPIRED,
          STALE,
          UNREACHABLE,
          HALTED,
          CLOSED ->
          Status.UNAVAILABLE;
      case TIMEOUT -> Status.DEADLINE_EXCEEDED;
    };
  }
}
