/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.format.TraceContext;
import org.jspecify.annotations.Nullable;

/** A command that waits for the next batch. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record QueuedCommand(
    SessionHandle session,
    long sequence,
    OperationKey key,
    @Nullable String caller,
    @Nullable TraceContext trace,
    byte[] payload,
    Ticket ticket) {}
