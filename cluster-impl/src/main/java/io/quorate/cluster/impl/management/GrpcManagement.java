/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.TopicHeaders;
import io.quorate.cluster.v1.Consistency;
import io.quorate.cluster.v1.GetStatusRequest;
import io.quorate.cluster.v1.GetStatusResponse;
import io.quorate.cluster.v1.JoinRequest;
import io.quorate.cluster.v1.JoinResponse;
import io.quorate.cluster.v1.LeaveRequest;
import io.quorate.cluster.v1.LeaveResponse;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.PublishRequest;
import io.quorate.cluster.v1.PublishResponse;
import io.quorate.cluster.v1.ReadRequest;
import io.quorate.cluster.v1.ReadResponse;
import io.quorate.cluster.v1.TakeSnapshotRequest;
import io.quorate.cluster.v1.TakeSnapshotResponse;
import io.quorate.cluster.v1.TransferLeadershipRequest;
import io.quorate.cluster.v1.TransferLeadershipResponse;
import io.quorate.cluster.v1.WriteRequest;
import io.quorate.cluster.v1.WriteResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The management service over gRPC. Each call has a thread of its own, which may wait. */
final class GrpcManagement extends ManagementGrpc.ManagementImplBase {
  private final ManagementService service;
  private final GrpcProblems problems;

  GrpcManagement(ManagementService service) {
    this.service = service;
    this.problems = new GrpcProblems(service.nodeId());
  }

  @Override
  public void getStatus(GetStatusRequest request, StreamObserver<GetStatusResponse> client) {
    problems.answer(client, () -> StatusMessage.of(service.clusterStatus()));
  }

  @Override
  public void join(JoinRequest request, StreamObserver<JoinResponse> client) {
    problems.answer(
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
    problems.answer(
        client,
        () -> {
          service.leave(JsonFields.checkedName("id", request.getId()));
          return LeaveResponse.getDefaultInstance();
        });
  }

  @Override
  public void transferLeadership(
      TransferLeadershipRequest request, StreamObserver<TransferLeadershipResponse> client) {
    problems.answer(
        client,
        () -> {
          Optional<String> target =
              given(request.getId()).map(id -> JsonFields.checkedName("id", id));
          return TransferLeadershipResponse.newBuilder()
              .setLeaderId(service.operators().transferLeadership(target))
              .build();
        });
  }

  @Override
  public void takeSnapshot(
      TakeSnapshotRequest request, StreamObserver<TakeSnapshotResponse> client) {
    problems.answer(
        client,
        () ->
            TakeSnapshotResponse.newBuilder()
                .setNodeId(service.nodeId())
                .setIndex(service.operators().snapshot(CallDeadline.remaining()))
                .build());
  }

  @Override
  public void write(WriteRequest request, StreamObserver<WriteResponse> client) {
    problems.answer(
        client,
        () -> {
          byte[] reply =
              service.appWrite(
                  JsonFields.checkedName("operation", request.getOperation()),
                  request.hasPayload() ? request.getPayload().toByteArray() : null,
                  CallDeadline.remaining());
          WriteResponse.Builder response = WriteResponse.newBuilder();
          set(reply, response::setReply);
          return response.build();
        });
  }

  @Override
  public void read(ReadRequest request, StreamObserver<ReadResponse> client) {
    problems.answer(
        client,
        () -> {
          ReadResult<byte[]> result =
              service.appRead(
                  JsonFields.checkedName("operation", request.getOperation()),
                  request.hasPayload() ? request.getPayload().toByteArray() : null,
                  consistency(request.getConsistency()),
                  CallDeadline.remaining());
          ReadResponse.Builder response =
              ReadResponse.newBuilder().setAppliedIndex(result.appliedIndex());
          set(result.value(), response::setReply);
          return response.build();
        });
  }

  @Override
  public void publish(PublishRequest request, StreamObserver<PublishResponse> client) {
    problems.answer(
        client,
        () -> {
          PublishReceipt receipt =
              service.publish(
                  request.getTopic(), request.getPayload().toByteArray(), options(request));
          return PublishResponse.newBuilder()
              .setSeq(receipt.seq())
              .setIndex(receipt.index())
              .build();
        });
  }

  private static PublishOptions options(PublishRequest request) {
    try {
      return new PublishOptions(
          new TopicHeaders(
              given(request.getContentType()),
              given(request.getKey()),
              given(request.getPublisher()),
              request.getAttributesMap()),
          given(request.getIdempotencyKey()),
          CallDeadline.remaining());
    } catch (IllegalArgumentException e) {
      throw new NotCommittedException(Code.BAD_TOPIC, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static void set(byte @Nullable [] bytes, java.util.function.Consumer<ByteString> field) {
    if (bytes != null) {
      field.accept(ByteString.copyFrom(bytes));
    }
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
