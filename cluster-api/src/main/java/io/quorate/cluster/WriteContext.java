/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a replicated method may know besides its payload; the same on every node. Valid only during
 * the call it was made for, on the thread of that call.
 *
 * <pre>{@code
 * @OnWrite("open")
 * Account open(String owner, WriteContext context) {
 *   return accounts.put(context.uuid(), new Account(owner, context.logTime()));
 * }
 * }</pre>
 */
public interface WriteContext {
  /** The index of the log entry being applied, from 1 (Raft §5.3). */
  long index();

  /** The term of the log entry being applied (Raft §5.1). */
  long term();

  /**
   * The time that the leader gave to this entry: never earlier than that of any entry before. Use
   * it instead of the clock.
   */
  Instant logTime();

  /** Who called, if the caller said so by {@link CallOptions#caller()}. */
  Optional<String> caller();

  /** An id of this command, unique in the history of the cluster. */
  RequestId requestId();

  /** A generator seeded from the command's id, the same on every node. */
  RandomGenerator random();

  /** A random (version 4) id drawn from {@link #random()}. */
  UUID uuid();

  /**
   * Publishes a message with this entry: it is in the topic when the method has returned, after
   * what the method published before it, and never if the method throws. The payload is encoded at
   * once and must encode alike on every node.
   *
   * <p>It cannot wait for the topic's window, as the entry is being applied: it enters beyond it,
   * and holds those who publish next. At most 1,024 messages of 1 MiB together from one call.
   *
   * @throws IllegalArgumentException when the topic's name or the headers are not allowed, or it is
   *     too much; thrown on, it is the method's answer on every node
   */
  default void publish(String topic, @Nullable Object payload) {
    publish(topic, payload, PublishOptions.DEFAULT);
  }

  /** {@link #publish(String, Object)} with headers and an idempotency key; no timeout applies. */
  void publish(String topic, @Nullable Object payload, PublishOptions options);
}
