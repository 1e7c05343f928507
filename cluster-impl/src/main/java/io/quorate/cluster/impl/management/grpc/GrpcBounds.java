/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * What calls may take.
 *
 * @param transferTimeout how long the sending of one reply may wait for the client; streams may
 *     wait for as long as the client lives
 * @param calls the bounds of a method's calls
 * @param exchanges what bounds the receiving of a request in time, and ends calls whose connection
 *     ends
 * @param deadlines runs short tasks when deadlines pass
 */
public record GrpcBounds(
    Duration transferTimeout,
    Function<MethodDescriptor<?, ?>, CallBounds> calls,
    Exchanges exchanges,
    ScheduledExecutorService deadlines) {}
