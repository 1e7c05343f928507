/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.StreamObserver;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.v1.Consistency;
import io.quorate.cluster.v1.GetStatusRequest;
import io.quorate.cluster.v1.GetStatusResponse;
import io.quorate.cluster.v1.JoinRequest;
import io.quorate.cluster.v1.JoinResponse;
import io.quorate.cluster.v1.LeaveRequest;
import io.quorate.cluster.v1.LeaveResponse;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReadRequest;
import io.quorate.cluster.v1.ReadResponse;
import io.quorate.cluster.v1.TransferLeadershipRequest;
import io.quorate.cluster.v1.TransferLeadershipResponse;
import io.quorate.cluster.v1.WriteRequest;
import io.quorate.cluster.v1.WriteResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The management service over gRPC. Each call has a thread of its own, which may wait. */
final class GrpcManagement extends ManagementGrpc.ManagementImplBase {
  private final ManagementService service;
  private final GrpcProblems problems;

  GrpcManagement(ManagementService service) {
    this.service = service;
    this.problems = new GrpcProblems(service.nodeId());
  }

  private <R> void answer(StreamObserver<R> client, Supplier<R> work) {
    R reply;
    try {
      reply = work.get();
    } catch (RuntimeException e) {
      client.onError(problems.of(e));
      return;
    }
    client.onNext(reply);
    client.onCompleted();
  }

  @Override
  public void getStatus(GetStatusRequest request, StreamObserver<GetStatusResponse> client) {
    answer(client, () -> StatusMessage.of(service.clusterStatus()));
  }

  @Override
  public void join(JoinRequest request, StreamObserver<JoinResponse> client) {
    answer(
        client,
        () ->
            JoinResponse.newBuilder()
                .setLeaderAddress(
                    service
                        .join(
                            JsonFields.checkedName("id", request.getId()),
                            Routes.raftAddress("raft_address", request.getRaftAddress()))
                        .orElse(""))
                .build());
  }

  @Override
  public void leave(LeaveRequest request, StreamObserver<LeaveResponse> client) {
    answer(
        client,
        () -> {
          service.leave(JsonFields.checkedName("id", request.getId()));
          return LeaveResponse.getDefaultInstance();
        });
  }

  @Override
  public void transferLeadership(
      TransferLeadershipRequest request, StreamObserver<TransferLeadershipResponse> client) {
    answer(
        client,
        () -> {
          service.transferLeadership(JsonFields.checkedName("id", request.getId()));
          return TransferLeadershipResponse.getDefaultInstance();
        });
  }

  @Override
  public void write(WriteRequest request, StreamObserver<WriteResponse> client) {
    answer(
        client,
        () -> {
          byte[] reply =
              service.appWrite(
                  JsonFields.checkedName("operation", request.getOperation()),
                  request.hasPayload() ? request.getPayload().toByteArray() : null,
                  timeout());
          WriteResponse.Builder response = WriteResponse.newBuilder();
          set(reply, response::setReply);
          return response.build();
        });
  }

  @Override
  public void read(ReadRequest request, StreamObserver<ReadResponse> client) {
    answer(
        client,
        () -> {
          ReadResult<byte[]> result =
              service.appRead(
                  JsonFields.checkedName("operation", request.getOperation()),
                  request.hasPayload() ? request.getPayload().toByteArray() : null,
                  consistency(request.getConsistency()),
                  timeout());
          ReadResponse.Builder response =
              ReadResponse.newBuilder().setAppliedIndex(result.appliedIndex());
          set(result.value(), response::setReply);
          return response.build();
        });
  }

  private static void set(byte @Nullable [] bytes, java.util.function.Consumer<ByteString> field) {
    if (bytes != null) {
      field.accept(ByteString.copyFrom(bytes));
    }
  }

  /** What is left of the client's deadline. */
  private static Optional<Duration> timeout() {
    Deadline deadline = Context.current().getDeadline();
    return deadline == null
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.max(1, deadline.timeRemaining(TimeUnit.NANOSECONDS))));
  }

  private static ReadConsistency consistency(Consistency consistency) {
    return switch (consistency) {
      case CONSISTENCY_UNSPECIFIED, CONSISTENCY_LINEARIZABLE -> ReadConsistency.LINEARIZABLE;
      case CONSISTENCY_SESSION -> ReadConsistency.SESSION;
      case CONSISTENCY_LOCAL -> ReadConsistency.LOCAL;
      case UNRECOGNIZED ->
          throw Problem.badRequest(
              "field \"consistency\": it is none that this node knows; leave it out for"
                  + " linearizable");
    };
  }
}
