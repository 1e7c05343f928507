/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.MethodDescriptor;
import io.quorate.cluster.impl.management.grpc.CallBounds;
import io.quorate.cluster.impl.management.grpc.Places;
import io.quorate.cluster.v1.ReplicationGrpc;
import java.util.concurrent.Semaphore;

/**
 * The bounds of each method's calls. Callers that show a role share places by what their calls wait
 * for. Those of the open methods, who may be anybody, share none: each connection has its own, so
 * that strangers keep out neither each other nor those who may do more.
 */
final class MethodBounds {
  private static final int MAX_STREAMS = 1_024;
  private static final int MAX_ACKS = 1_024;

  /** As many as a probe or a balancer has use for. */
  static final int OPEN_PER_CONNECTION = 8;

  /** The longest name of a service is far shorter. */
  static final int OPEN_MESSAGE_BYTES = 4 * 1024;

  /** Notes a position in memory; all subscribers may acknowledge at once. */
  private static final String ACK = ReplicationGrpc.getAckMethod().getFullMethodName();

  private final CallBounds calls;
  private final CallBounds streams;
  private final CallBounds acks;
  private final CallBounds openCalls;
  private final CallBounds openStreams;

  /** Calls that wait share the given places. */
  MethodBounds(long maxBodyBytes, Semaphore waiting) {
    int bytes = (int) Math.min(maxBodyBytes, Integer.MAX_VALUE);
    this.calls = new CallBounds(bytes, Places.shared(waiting));
    this.streams = new CallBounds(bytes, Places.shared(new Semaphore(MAX_STREAMS)));
    this.acks = new CallBounds(bytes, Places.shared(new Semaphore(MAX_ACKS)));
    int openBytes = Math.min(bytes, OPEN_MESSAGE_BYTES);
    this.openCalls = new CallBounds(openBytes, Places.ofEachConnection(OPEN_PER_CONNECTION));
    this.openStreams = new CallBounds(openBytes, Places.ofEachConnection(OPEN_PER_CONNECTION));
  }

  CallBounds of(MethodDescriptor<?, ?> method) {
    boolean once = method.getType().serverSendsOneMessage();
    if (GrpcGuard.isOpen(method)) {
      return once ? openCalls : openStreams;
    }
    if (!once) {
      return streams;
    }
    return method.getFullMethodName().equals(ACK) ? acks : calls;
  }
}
