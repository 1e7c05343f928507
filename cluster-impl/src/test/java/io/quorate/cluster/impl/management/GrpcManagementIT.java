/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static io.quorate.cluster.impl.management.GrpcClient.assertFailure;
import static io.quorate.cluster.impl.management.GrpcClient.trailer;
import static io.quorate.cluster.impl.management.GrpcClient.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.impl.LogLines;
import io.quorate.cluster.v1.Consistency;
import io.quorate.cluster.v1.GetStatusRequest;
import io.quorate.cluster.v1.GetStatusResponse;
import io.quorate.cluster.v1.JoinRequest;
import io.quorate.cluster.v1.LeaveRequest;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.ReadRequest;
import io.quorate.cluster.v1.ReadResponse;
import io.quorate.cluster.v1.Role;
import io.quorate.cluster.v1.TakeSnapshotRequest;
import io.quorate.cluster.v1.TransferLeadershipRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The management service over gRPC, as a client of another make sees it. */
class GrpcManagementIT {
  private final GrpcClient client = new GrpcClient();
  private final Fixture fixture = client.fixture;

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  @Test
  void status_isWhatHttpTells() {
    GetStatusResponse status = client.management().getStatus(GetStatusRequest.getDefaultInstance());
    assertEquals("n1", status.getLeaderId());
    assertEquals("127.0.0.1:9520", status.getLeaderAddress());
    assertEquals(Role.ROLE_LEADER, status.getRole());
    assertTrue(status.getHealthy());
    assertEquals("127.0.0.1:17946", status.getMembers(0).getMetadataOrThrow("mgmt"));
  }

  @Test
  void writeAndRead_carryBytesAndTheirAbsence() {
    byte[] payload = {0, 1, (byte) 0xff};
    assertEquals(
        ByteString.copyFrom(payload), client.management().write(write("echo", payload)).getReply());
    ReadResponse read =
        client
            .management()
            .read(
                ReadRequest.newBuilder()
                    .setOperation("echo")
                    .setConsistency(Consistency.CONSISTENCY_LOCAL)
                    .build());
    assertFalse(read.hasReply());
    assertEquals(42, read.getAppliedIndex());
    assertEquals(ReadConsistency.LOCAL, fixture.cluster.lastConsistency);
  }

  @Test
  void joinLeaveAndTransfer_areAccepted() {
    assertEquals(
        "127.0.0.1:9520",
        client
            .management()
            .join(JoinRequest.newBuilder().setId("n2").setRaftAddress("127.0.0.1:9521").build())
            .getLeaderAddress());
    client.management().leave(LeaveRequest.newBuilder().setId("n2").build());
    for (String target : new String[] {"n2", ""}) {
      assertEquals(
          "n2",
          client
              .management()
              .transferLeadership(TransferLeadershipRequest.newBuilder().setId(target).build())
              .getLeaderId());
    }
    assertEquals(
        42, client.management().takeSnapshot(TakeSnapshotRequest.getDefaultInstance()).getIndex());
  }

  @Test
  void failures_haveAStatusACodeAndAnOutcome() {
    assertFailure(
        assertThrows(
            StatusRuntimeException.class, () -> client.management().write(write("nothing"))),
        Status.Code.NOT_FOUND,
        "UNKNOWN_OPERATION",
        "not_committed");
    fixture.cluster.write =
        (op, payload) ->
            CompletableFuture.failedFuture(
                switch (op) {
                  case "lost" -> new OutcomeUnknownException(Code.LEADER_LOST, "lost ü");
                  case "nobody" -> new NotCommittedException(Code.NO_LEADER, "no leader");
                  case "full" -> new NotCommittedException(Code.QUEUE_FULL, "full");
                  default -> new HandlerException("bank.Broke", "no money");
                });
    StatusRuntimeException lost =
        assertThrows(StatusRuntimeException.class, () -> client.management().write(write("lost")));
    assertFailure(lost, Status.Code.UNKNOWN, "LEADER_LOST", "unknown");
    assertEquals("lost ü", lost.getStatus().getDescription());
    assertFailure(
        assertThrows(
            StatusRuntimeException.class, () -> client.management().write(write("nobody"))),
        Status.Code.UNAVAILABLE,
        "NO_LEADER",
        "not_committed");
    assertFailure(
        assertThrows(StatusRuntimeException.class, () -> client.management().write(write("full"))),
        Status.Code.RESOURCE_EXHAUSTED,
        "QUEUE_FULL",
        "not_committed");
    StatusRuntimeException handler =
        assertThrows(
            StatusRuntimeException.class, () -> client.management().write(write("withdraw")));
    assertFailure(handler, Status.Code.FAILED_PRECONDITION, "HANDLER_FAILED", "answered");
    assertEquals("bank.Broke", trailer(handler, "quorate-type"));
  }

  @Test
  void whatIsNobodysBusiness_isNotTold() {
    try (LogLines log = new LogLines(GrpcProblems.class.getName())) {
      for (boolean later : new boolean[] {true, false}) {
        fixture.cluster.write =
            (op, payload) -> {
              RuntimeException failure = new IllegalStateException("secret at x.Y");
              if (later) {
                return CompletableFuture.failedFuture(failure);
              }
              throw failure;
            };
        StatusRuntimeException told =
            assertThrows(
                StatusRuntimeException.class, () -> client.management().write(write("break")));
        assertFailure(told, Status.Code.INTERNAL, "INTERNAL", null);
        assertEquals(
            "the call failed inside node n1; its log says why", told.getStatus().getDescription());
        String trailers = String.valueOf(told.getTrailers());
        assertFalse(trailers.contains("x.Y") || trailers.contains("Exception"), trailers);
      }
      assertEquals(2, log.lines().size());
    }
  }

  @Test
  void badFields_areNamed() {
    StatusRuntimeException name =
        assertThrows(
            StatusRuntimeException.class, () -> client.management().write(write("no name")));
    assertFailure(name, Status.Code.INVALID_ARGUMENT, "BAD_REQUEST", null);
    assertTrue(name.getStatus().getDescription().startsWith("field \"operation\" = \"no name\""));
    JoinRequest join = JoinRequest.newBuilder().setId("n2").setRaftAddress(":9521").build();
    StatusRuntimeException address =
        assertThrows(StatusRuntimeException.class, () -> client.management().join(join));
    assertTrue(
        address.getStatus().getDescription().startsWith("field \"raft_address\" = \":9521\""));
  }

  @Test
  void deadlineOfTheClient_isTheNodes() {
    // Connecting is not to take a part of it.
    assertEquals(1, client.management().write(write("echo", (byte) 1)).getReply().size());
    fixture.cluster.write = (op, payload) -> new CompletableFuture<>();
    StatusRuntimeException late =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                ManagementGrpc.newBlockingStub(client.channel)
                    .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                    .write(write("wait")));
    assertEquals(Status.Code.DEADLINE_EXCEEDED, late.getStatus().getCode());
    assertTrue(fixture.cluster.lastOptions.timeout().orElseThrow().toMillis() <= 300);
    // More than there are places: each was given back.
    fixture.cluster.write = (op, payload) -> CompletableFuture.completedFuture(payload);
    for (int i = 0; i < 200; i++) {
      client.management().write(write("echo", (byte) i));
    }
  }
}
