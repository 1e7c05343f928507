/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * What calls may take.
 *
 * @param maxMessageBytes the largest message that is read
 * @param transferTimeout how long the sending of one reply may wait for the client; streams may
 *     wait for as long as the client lives
 * @param calls places for calls that are answered once
 * @param streams places for calls that are answered by a stream
 * @param lightCalls places for calls that are answered once and at once
 * @param light methods whose calls are so, such as health
 * @param exchanges what bounds the receiving of a request in time, and ends calls whose connection
 *     ends
 * @param deadlines runs short tasks when deadlines pass
 */
public record GrpcBounds(
    int maxMessageBytes,
    Duration transferTimeout,
    Semaphore calls,
    Semaphore streams,
    Semaphore lightCalls,
    Predicate<MethodDescriptor<?, ?>> light,
    Exchanges exchanges,
    ScheduledExecutorService deadlines) {

  Semaphore places(MethodDescriptor<?, ?> method) {
    if (!method.getType().serverSendsOneMessage()) {
      return streams;
    }
    return light.test(method) ? lightCalls : calls;
  }
}
