/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.quorate.cluster.client.Channels;
import io.quorate.cluster.v1.Consistency;
import io.quorate.cluster.v1.GetStatusRequest;
import io.quorate.cluster.v1.JoinRequest;
import io.quorate.cluster.v1.LeaveRequest;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.PublishRequest;
import io.quorate.cluster.v1.PublishResponse;
import io.quorate.cluster.v1.ReadRequest;
import io.quorate.cluster.v1.ReadResponse;
import io.quorate.cluster.v1.TakeSnapshotRequest;
import io.quorate.cluster.v1.TakeSnapshotResponse;
import io.quorate.cluster.v1.TransferLeadershipRequest;
import io.quorate.cluster.v1.WriteRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The calls of the HTTP interface over gRPC. */
final class GrpcManagementClient implements ManagementClient {
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Endpoint endpoint;
  private final GrpcAnswers answers;
  private final Channels channels;

  GrpcManagementClient(Endpoint node) {
    this.endpoint = node;
    this.answers = new GrpcAnswers(node);
    this.channels = GrpcChannels.of(node, IDLE);
  }

  private ManagementGrpc.ManagementBlockingStub node() {
    return ManagementGrpc.newBlockingStub(GrpcChannels.to(channels, endpoint))
        .withDeadlineAfter(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Answer get(String path) throws NoAnswerException {
    if (!path.equals("/status")) {
      throw new IllegalArgumentException(path);
    }
    return answer(
        () -> StatusObject.of(node().getStatus(GetStatusRequest.getDefaultInstance())), false);
  }

  @Override
  public Answer post(String path, JsonObject body) throws NoAnswerException {
    return switch (path) {
      case "/join" -> answer(() -> join(body), true);
      case "/leave" -> answer(() -> leave(body), true);
      case "/v1/leader" -> answer(() -> transfer(body), true);
      case "/v1/snapshot" -> answer(this::snapshot, false);
      case "/appwrite" -> answer(() -> write(body), false);
      case "/appread" -> answer(() -> read(body), false);
      case "/publish" -> answer(() -> publish(body), false);
      default -> throw new IllegalArgumentException(path);
    };
  }

  private JsonObject join(JsonObject body) {
    String leader =
        node()
            .join(
                JoinRequest.newBuilder()
                    .setId(body.getString("id"))
                    .setRaftAddress(body.getString("raftAddr"))
                    .build())
            .getLeaderAddress();
    JsonObjectBuilder answer = Json.createObjectBuilder().add("accepted", true);
    if (!leader.isEmpty()) {
      answer.add("leader", leader);
    }
    return answer.build();
  }

  private JsonObject leave(JsonObject body) {
    Objects.requireNonNull(
        node().leave(LeaveRequest.newBuilder().setId(body.getString("id")).build()));
    return Json.createObjectBuilder().add("accepted", true).build();
  }

  private JsonObject transfer(JsonObject body) {
    String leader =
        node()
            .transferLeadership(
                TransferLeadershipRequest.newBuilder().setId(body.getString("id", "")).build())
            .getLeaderId();
    return Json.createObjectBuilder().add("accepted", true).add("leaderId", leader).build();
  }

  private JsonObject snapshot() {
    TakeSnapshotResponse taken = node().takeSnapshot(TakeSnapshotRequest.getDefaultInstance());
    return Json.createObjectBuilder()
        .add("nodeId", taken.getNodeId())
        .add("index", taken.getIndex())
        .build();
  }

  private JsonObject write(JsonObject body) {
    WriteRequest.Builder request = WriteRequest.newBuilder().setOperation(body.getString("op"));
    payload(body).ifPresent(request::setPayload);
    return Json.createObjectBuilder()
        .add("data", base64(node().write(request.build()).getReply()))
        .build();
  }

  private JsonObject read(JsonObject body) {
    String consistency = body.getString("consistency").toUpperCase(Locale.ROOT);
    ReadRequest.Builder request =
        ReadRequest.newBuilder()
            .setOperation(body.getString("op"))
            .setConsistency(Consistency.valueOf("CONSISTENCY_" + consistency));
    payload(body).ifPresent(request::setPayload);
    ReadResponse reply = node().read(request.build());
    return Json.createObjectBuilder()
        .add("data", base64(reply.getReply()))
        .add("index", reply.getAppliedIndex())
        .build();
  }

  private JsonObject publish(JsonObject body) {
    PublishRequest.Builder request =
        PublishRequest.newBuilder()
            .setTopic(body.getString("topic"))
            .setContentType(body.getString("contentType", ""))
            .setKey(body.getString("key", ""))
            .setPublisher(body.getString("publisher", ""))
            .setIdempotencyKey(body.getString("idempotencyKey", ""));
    payload(body).ifPresent(request::setPayload);
    if (body.containsKey("attributes")) {
      JsonObject attributes = body.getJsonObject("attributes");
      attributes.keySet().forEach(name -> request.putAttributes(name, attributes.getString(name)));
    }
    PublishResponse receipt = node().publish(request.build());
    return Json.createObjectBuilder()
        .add("topic", body.getString("topic"))
        .add("seq", receipt.getSeq())
        .add("index", receipt.getIndex())
        .build();
  }

  private static Optional<ByteString> payload(JsonObject body) {
    return body.containsKey("data")
        ? Optional.of(ByteString.copyFrom(Base64.getDecoder().decode(body.getString("data"))))
        : Optional.empty();
  }

  private static String base64(ByteString bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private Answer answer(Supplier<JsonObject> call, boolean accepts) throws NoAnswerException {
    try {
      return new Answer(200, call.get());
    } catch (StatusRuntimeException e) {
      return answers.failure(e, accepts);
    }
  }

  @Override
  public void close() {
    channels.close();
  }
}
