/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.StaleReadException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns calls of a contract into operations of the cluster. Safe for use from any thread. */
final class ContractCalls {
  /** The node ends every call by its deadline; this is for one that could not. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final CallDefaults defaults;
  private final Supplier<Duration> timeout;
  private final Supplier<Optional<? extends Executor>> completions;

  ContractCalls(
      Cluster cluster,
      CallDefaults defaults,
      Supplier<Duration> timeout,
      Supplier<Optional<? extends Executor>> completions) {
    this.cluster = cluster;
    this.defaults = defaults;
    this.timeout = timeout;
    this.completions = completions;
  }

  @Nullable Object call(ContractOperation operation, @Nullable Object[] arguments)
      throws Throwable {
    Optional<Duration> deadline = defaults.deadline().or(operation::deadline);
    CallOptions options =
        new CallOptions(deadline, Optional.of(operation.version()), Optional.empty());
    Object payload = operation.payloadAt() < 0 ? null : arguments[operation.payloadAt()];
    CompletableFuture<?> reply = start(operation, payload, options).toCompletableFuture();
    return operation.stage()
        ? ContractStage.of(operation, reply, completions.get().orElse(null))
        : await(operation, reply, deadline.orElseGet(timeout).plus(GRACE));
  }

  private CompletionStage<?> start(
      ContractOperation operation, @Nullable Object payload, CallOptions options) {
    if (!operation.read()) {
      return cluster.appWrite(operation.name(), payload, operation.reply(), options);
    }
    CompletionStage<ReadResult<Object>> read =
        cluster.appRead(
            operation.name(),
            payload,
            operation.reply(),
            defaults.consistency().or(operation::consistency).orElse(ReadConsistency.LINEARIZABLE),
            options);
    return operation.result() ? read : read.thenApply(ReadResult::value);
  }

  private static @Nullable Object await(
      ContractOperation operation, CompletableFuture<?> reply, Duration patience) throws Throwable {
    try {
      return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(operation, e);
    } catch (TimeoutException e) {
      throw unfinished(operation, "there was no answer in " + patience, e);
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      throw unfinished(operation, "the caller was interrupted", e);
    }
  }

  /** What a caller gets for a failure. */
  static Throwable failed(ContractOperation operation, Throwable failure) {
    Throwable cause = DeclaredExceptions.of(operation.method(), failure);
    return cause instanceof TimeoutException
        ? unfinished(operation, "the deadline passed", cause)
        : cause;
  }

  private static RuntimeException unfinished(
      ContractOperation operation, String why, Throwable cause) {
    String message = "operation \"" + operation.name() + "\": " + why;
    return operation.read()
        ? new StaleReadException(Code.TIMEOUT, message)
        : new OutcomeUnknownException(Code.TIMEOUT, message, cause);
  }
}
