/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.handlers.BoundOperation;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.writes.WriteRefusal;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Calls of operations by the application: finds them, encodes, sends, and decodes the answer. */
final class Operations {
  private static final int MAX_CALLER = 256;

  private final NodeParts parts;
  private final NodeLifecycle lifecycle;
  private final LeaderCalls leaderCalls;
  private final Duration defaultTimeout;
  private final long maxPayload;

  Operations(NodeParts parts, NodeLifecycle lifecycle) {
    this.parts = parts;
    this.lifecycle = lifecycle;
    this.leaderCalls = new LeaderCalls(parts);
    this.defaultTimeout = parts.config().get(ConfigKeys.WRITE_TIMEOUT);
    this.maxPayload = parts.config().get(ConfigKeys.WRITE_MAX_PAYLOAD);
  }

  void answer(IncomingCalls calls) {
    leaderCalls.answer(calls);
  }

  <R> CompletableFuture<R> write(
      String name, @Nullable Object payload, Type result, CallOptions options) {
    Prepared call;
    try {
      call = prepare(name, payload, options, false);
    } catch (ClusterException e) {
      return CompletableFuture.failedFuture(e);
    }
    Duration timeout = options.timeout().orElse(defaultTimeout);
    if (call.operation().definition().kind() == Kind.LEADER) {
      return leaderCalls
          .call(call.operation(), call.payload(), options.caller(), timeout)
          .thenApply(outcome -> this.<R>answer(call.operation(), outcome, result));
    }
    return new WriteFuture<R>(
        parts
            .writer()
            .write(call.operation().key(), call.payload(), options.caller().orElse(null), timeout),
        applied -> {
          parts.reads().sawIndex(applied.index());
          return answer(call.operation(), applied.outcome(), result);
        },
        parts.counters());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  // the caller says what the reply is; an operation without reply answers null
  private <R> R answer(BoundOperation operation, Outcome outcome, Type result) {
    return switch (outcome) {
      case Outcome.Success success -> {
        try {
          yield (R) operation.decodeReply(success.bytes(), result);
        } catch (RuntimeException e) {
          throw new HandlerException(
              e.getClass().getName(),
              "the operation was done, and its reply is not a "
                  + result.getTypeName()
                  + ": "
                  + e.getMessage());
        }
      }
      case Outcome.HandlerError error -> throw new HandlerException(error.type(), error.message());
      case Outcome.Refused refused ->
          throw new OutcomeUnknownException(Code.LEADER_LOST, refused.detail());
    };
  }

  <R> CompletableFuture<ReadResult<R>> read(
      String name,
      @Nullable Object payload,
      Type result,
      ReadConsistency consistency,
      CallOptions options) {
    Prepared call;
    try {
      call = prepare(name, payload, options, true);
    } catch (ClusterException e) {
      return CompletableFuture.failedFuture(e);
    }
    return parts
        .reads()
        .read(
            call.operation(), call.payload(), consistency, options.timeout().orElse(defaultTimeout))
        .thenApply(
            read ->
                new ReadResult<>(
                    decode(call.operation(), read.value(), result), read.appliedIndex()));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  // the caller says what the reply is
  private static <R> R decode(BoundOperation operation, byte[] reply, Type result) {
    return (R) operation.decodeReply(reply, result);
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Prepared(BoundOperation operation, byte[] payload) {}

  private Prepared prepare(
      String name, @Nullable Object payload, CallOptions options, boolean read) {
    if (parts.state().isApplyThread()) {
      throw refused(
          Code.CALLED_FROM_APPLY,
          "operation \""
              + name
              + "\" was called from a replicated method, where waiting for it would never end;"
              + " change the handler's own state there, and call from outside");
    }
    if (lifecycle.isClosed()) {
      throw refused(Code.CLOSED, "the node is closed");
    }
    if (parts.halt().isHalted()) {
      throw refused(Code.HALTED, "this node is halted: " + parts.halt().reason().orElse(""));
    }
    BoundOperation operation = find(name, options, read);
    if (operation.definition().kind() == Kind.WRITE) {
      Optional<WriteRefusal> disk = parts.disk().refusal();
      if (disk.isPresent()) {
        throw refused(disk.get().code(), disk.get().message());
      }
    }
    options
        .caller()
        .filter(caller -> caller.getBytes(StandardCharsets.UTF_8).length > MAX_CALLER)
        .ifPresent(
            caller -> {
              throw refused(Code.TOO_LARGE, "the caller's name has more than 256 bytes");
            });
    return new Prepared(operation, encode(operation, payload));
  }

  private byte[] encode(BoundOperation operation, @Nullable Object payload) {
    byte[] bytes;
    try {
      bytes = operation.encodePayload(payload);
      if (operation.definition().kind() != Kind.READ
          || payload instanceof byte[]
          || payload instanceof String) {
        // What cannot be decoded must not enter the log: applying it would halt every node.
        operation.decodePayload(bytes);
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw refused(
          Code.BAD_PAYLOAD,
          "the payload of \"" + operation.key().operation() + "\" is " + e.getMessage());
    }
    if (bytes.length > maxPayload) {
      throw refused(
          Code.TOO_LARGE,
          "the payload of \""
              + operation.key().operation()
              + "\" has "
              + bytes.length
              + " bytes, quorate.write.max-payload-bytes = "
              + maxPayload
              + " are allowed");
    }
    return bytes;
  }

  private BoundOperation find(String name, CallOptions options, boolean read) {
    HandlerRegistry handlers = parts.handlers();
    Optional<BoundOperation> found =
        handlers.newest(
            name,
            operation ->
                options.version().map(version -> version == operation.key().version()).orElse(true)
                    && (read || isCallable(operation)));
    if (found.isPresent()) {
      boolean isRead = found.get().definition().kind() == Kind.READ;
      if (isRead != read) {
        throw refused(
            Code.UNKNOWN_OPERATION,
            "operation \""
                + name
                + "\" is "
                + (isRead ? "a read; use appRead" : "a write; use appWrite"));
      }
      return found.get();
    }
    Optional<BoundOperation> known = handlers.newest(name, operation -> true);
    if (known.isEmpty()) {
      throw refused(
          Code.UNKNOWN_OPERATION,
          "no handler of " + parts.nodeId() + " offers operation \"" + name + "\"");
    }
    if (options.version().isPresent()
        && handlers
            .newest(name, operation -> operation.key().version() == options.version().get())
            .isEmpty()) {
      throw refused(
          Code.VERSION_MISMATCH,
          "operation \"" + name + "\" has no version " + options.version().get());
    }
    throw refused(notEnabledCode(), notEnabled(name));
  }

  private boolean isCallable(BoundOperation operation) {
    return operation.definition().kind() != Kind.WRITE
        || parts.state().tables().operations().isEnabled(operation.key());
  }

  private Code notEnabledCode() {
    return lifecycle.hasCaughtUp() ? Code.VERSION_MISMATCH : Code.NO_LEADER;
  }

  private String notEnabled(String name) {
    return lifecycle.hasCaughtUp()
        ? "operation \""
            + name
            + "\" is not enabled yet: some configured node does not know it, or is not seen"
        : parts.nodeId() + " does not take part in the cluster yet; wait for ready()";
  }

  private static NotCommittedException refused(Code code, String message) {
    return NotCommittedException.of(code, message);
  }

  /** Unwraps what a stage failed with. */
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
