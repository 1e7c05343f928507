/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import java.lang.reflect.Type;

/**
 * One operation of a handler.
 *
 * @param kind how it runs
 * @param name its name, unique among all handlers of the application
 * @param version its version, from 1
 * @param payloadType what the payload is decoded to; {@code void.class} for none
 * @param replyType what the body returns; {@code void.class} for none
 * @param concurrent for reads: whether it may run beside writes
 * @param invoker its body; its context is that of the kind
 */
public record OperationDefinition(
    Kind kind,
    String name,
    int version,
    Type payloadType,
    Type replyType,
    boolean concurrent,
    OperationInvoker<?> invoker) {
  /** How an operation runs. */
  public enum Kind {
    /** Through the log, on every node. */
    WRITE,
    /** On the calling node's state. */
    READ,
    /** Once, on the leader. */
    LEADER
  }
}
