/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.ReadConsistency;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;

/**
 * What calling a contract's method means.
 *
 * @param method the method of the interface
 * @param read whether it is a read
 * @param name the operation's name
 * @param version its version
 * @param payloadAt which argument is the payload, or -1
 * @param reply what the reply is decoded to
 * @param stage whether the method returns a stage instead of waiting
 * @param result whether the method returns the read's index too
 * @param consistency for reads: what the method or contract says
 * @param deadline what the method or contract says
 */
record ContractOperation(
    Method method,
    boolean read,
    String name,
    int version,
    int payloadAt,
    Type reply,
    boolean stage,
    boolean result,
    Optional<ReadConsistency> consistency,
    Optional<Duration> deadline) {}
