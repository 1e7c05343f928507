/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers calls of other nodes by their kind. Safe for use from any thread once filled. */
final class IncomingCalls {
  private final Map<CallKind, Function<byte[], CompletableFuture<byte[]>>> handlers =
      new EnumMap<>(CallKind.class);

  void on(CallKind kind, Function<byte[], CompletableFuture<byte[]>> handler) {
    handlers.put(kind, handler);
  }

  CompletableFuture<byte[]> answer(byte[] request) {
    CompletableFuture<byte[]> answer;
    try {
      CallKind kind = CallKind.of(request.length == 0 ? 0 : request[0]);
      Function<byte[], CompletableFuture<byte[]>> handler = handlers.get(kind);
      answer =
          handler == null
              ? CompletableFuture.failedFuture(
                  new RemoteRefusal(Code.VERSION_MISMATCH, kind + " is not answered here"))
              : handler.apply(Arrays.copyOfRange(request, 1, request.length));
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer.handle(PeerLinks::encode);
  }
}
