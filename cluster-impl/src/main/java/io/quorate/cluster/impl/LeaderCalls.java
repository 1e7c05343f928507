/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.handlers.BoundOperation;
import io.quorate.cluster.impl.threads.Deadlines;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import io.quorate.cluster.impl.writes.Route;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls of {@code @OnLeader} operations, here or on the node that leads. A call is sent again only
 * when the other side says that it has not begun.
 */
final class LeaderCalls {
  private static final Duration RETRY = Duration.ofMillis(50);

  private final NodeParts parts;

  LeaderCalls(NodeParts parts) {
    this.parts = parts;
  }

  void answer(IncomingCalls calls) {
    calls.on(CallKind.LEADER_OPERATION, this::answer);
  }

  private CompletableFuture<byte[]> answer(byte[] body) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
    try {
      String name = in.readUTF();
      int version = in.readInt();
      String caller = in.readUTF();
      byte[] payload = in.readAllBytes();
      Optional<BoundOperation> operation =
          parts
              .handlers()
              .newest(
                  name,
                  known ->
                      known.definition().kind() == Kind.LEADER && known.key().version() == version);
      if (operation.isEmpty()) {
        return CompletableFuture.failedFuture(
            NotCommittedException.of(
                Code.UNKNOWN_OPERATION,
                "the leader " + parts.nodeId() + " does not offer " + name + "@" + version));
      }
      return parts
          .leaderOperations()
          .run(operation.get(), payload, caller.isEmpty() ? Optional.empty() : Optional.of(caller))
          .thenApply(Outcome::encode);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  CompletableFuture<Outcome> call(
      BoundOperation operation, byte[] payload, Optional<String> caller, Duration timeout) {
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    Attempt attempt =
        new Attempt(operation, payload, caller, System.nanoTime() + timeout.toNanos(), result);
    attempt.make();
    result.whenComplete((outcome, failure) -> attempt.ended = true);
    Deadlines.expire(
        result,
        timeout,
        parts.scheduler(),
        () ->
            parts
                .completions()
                .add(() -> result.completeExceptionally(new TimeoutException("" + timeout))));
    return result.handle(
        (outcome, failure) -> {
          if (failure == null) {
            return outcome;
          }
          throw attempt.failure(Operations.cause(failure));
        });
  }

  /** One call until it ends. */
  private final class Attempt {
    private final BoundOperation operation;
    private final byte[] payload;
    private final Optional<String> caller;
    private final long deadline;
    private final CompletableFuture<Outcome> result;
    private volatile boolean sent;
    private volatile boolean ended;

    Attempt(
        BoundOperation operation,
        byte[] payload,
        Optional<String> caller,
        long deadline,
        CompletableFuture<Outcome> result) {
      this.operation = operation;
      this.payload = payload;
      this.caller = caller;
      this.deadline = deadline;
      this.result = result;
    }

    void make() {
      if (ended) {
        return;
      }
      Route route = parts.route();
      if (route instanceof Route.Nowhere) {
        again(NotCommittedException.of(Code.NO_LEADER, "no leader is known"));
        return;
      }
      sent = true;
      CompletableFuture<Outcome> answer =
          route
              .remote()
              .map(this::remote)
              .orElseGet(() -> parts.leaderOperations().run(operation, payload, caller));
      answer.whenComplete(
          (outcome, failure) -> {
            if (failure == null) {
              parts.completions().add(() -> result.complete(outcome));
            } else {
              failed(Operations.cause(failure));
            }
          });
    }

    private CompletableFuture<Outcome> remote(Peer leader) {
      return parts
          .links()
          .call(leader, CallKind.LEADER_OPERATION, body())
          .thenApply(Outcome::decode);
    }

    private byte[] body() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      try {
        out.writeUTF(operation.key().operation());
        out.writeInt(operation.key().version());
        out.writeUTF(caller.orElse(""));
        out.write(payload);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    private void failed(Throwable cause) {
      Code code =
          switch (cause) {
            case RemoteRefusal refusal -> refusal.code();
            case NotCommittedException refusal -> refusal.code();
            default -> null;
          };
      if (code == null) {
        parts.completions().add(() -> result.completeExceptionally(cause));
        return;
      }
      sent = false;
      NotCommittedException refused =
          NotCommittedException.of(code, String.valueOf(cause.getMessage()));
      if (code == Code.NOT_LEADER || code == Code.NO_LEADER) {
        again(refused);
      } else {
        parts.completions().add(() -> result.completeExceptionally(refused));
      }
    }

    private void again(NotCommittedException reason) {
      if (System.nanoTime() - deadline > 0) {
        parts.completions().add(() -> result.completeExceptionally(reason));
        return;
      }
      try {
        parts.scheduler().schedule(this::make, RETRY.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        result.completeExceptionally(NotCommittedException.of(Code.CLOSED, "the node is closing"));
      }
    }

    ClusterException failure(Throwable cause) {
      if (cause instanceof ClusterException known) {
        return known;
      }
      boolean timeout = cause instanceof TimeoutException;
      if (!sent) {
        return NotCommittedException.of(Code.NO_LEADER, "no leader began it before the deadline");
      }
      return new OutcomeUnknownException(
          timeout ? Code.TIMEOUT : Code.LEADER_LOST,
          timeout
              ? "no answer before the deadline; the leader may have begun it"
              : "the leader did not answer: " + cause.getMessage(),
          cause);
    }
  }
}
