/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.health.v1.HealthGrpc;
import io.quorate.cluster.v1.ReplicationGrpc;
import java.util.function.Supplier;

/** Whether a management port answers: each question comes on a new connection. */
final class AskedOfPort {
  private final Supplier<ManagementCalls> callers;

  /** Each caller is to have connections of its own. */
  AskedOfPort(Supplier<ManagementCalls> callers) {
    this.callers = callers;
  }

  /** What everybody may ask. */
  void health() throws Exception {
    try (ManagementCalls calls = callers.get()) {
      assertEquals(200, calls.http("GET /readyz", "", "").statusCode());
      assertEquals("OK", calls.grpc(HealthGrpc.getCheckMethod(), ""));
    }
  }

  /** What takes a role, and a place among those that callers with a role share. */
  void withARole() throws Exception {
    try (ManagementCalls calls = callers.get()) {
      assertEquals(200, calls.http("GET /status", "", "").statusCode());
      // Nothing is said of what to subscribe to; who is kept out is not even told so.
      assertEquals(
          "INVALID_ARGUMENT BAD_TOPIC", calls.grpc(ReplicationGrpc.getSubscribeMethod(), ""));
    }
  }
}
