/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.changes.Changes;
import io.quorate.cluster.impl.security.Audit;
import io.quorate.cluster.impl.writes.CallKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the configuration that other nodes pass on to the leader. Each that comes to the
 * leader is a line in its audit log: who asked for it at the other node's management port is told
 * there, and somebody who holds a node's certificate may ask for it here alone.
 */
final class ForwardedChanges {
  private static final String CALLER = "raft port";
  private static final String NO_ADDRESS = "-";
  private static final byte[] DONE = new byte[0];

  private final Changes changes;
  private final BooleanSupplier leads;
  private final Audit audit;

  ForwardedChanges(Changes changes, BooleanSupplier leads, Audit audit) {
    this.changes = changes;
    this.leads = leads;
    this.audit = audit;
  }

  void answer(IncomingCalls calls) {
    calls.on(CallKind.JOIN, body -> join(text(body).split("\n", 2)));
    calls.on(CallKind.LEAVE, body -> leave(text(body)));
    calls.on(CallKind.TRANSFER, body -> transfer(text(body)));
  }

  private CompletableFuture<byte[]> join(String[] parts) {
    return told(
        "forwarded join",
        parts[0],
        () -> changes.joinHere(parts[0], parts[parts.length - 1]).thenApply(done -> DONE));
  }

  private CompletableFuture<byte[]> leave(String leaving) {
    return told(
        "forwarded leave", leaving, () -> changes.leaveHere(leaving).thenApply(done -> DONE));
  }

  private CompletableFuture<byte[]> transfer(String target) {
    return told(
        "forwarded transfer",
        target,
        () ->
            (target.isEmpty() ? changes.handOver() : changes.transferHere(target))
                .thenApply(leader -> leader.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** A node that does not lead considers nothing, and is asked again and again in an election. */
  private CompletableFuture<byte[]> told(
      String operation, String target, Supplier<CompletableFuture<byte[]>> change) {
    if (!leads.getAsBoolean()) {
      return change.get();
    }
    Optional<String> about = Optional.of(target).filter(id -> !id.isEmpty());
    return change
        .get()
        .whenComplete(
            (done, failure) ->
                audit.changed(CALLER, NO_ADDRESS, operation, about, outcome(failure)));
  }

  private static String outcome(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause == null ? "done" : String.valueOf(cause.getMessage());
  }
}
