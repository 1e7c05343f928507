/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.Links;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Calls between nodes. A call is a kind and a body; an answer is a byte that says whether the other
 * node did it, and a body or the reason.
 */
final class PeerLinks implements Links {
  private static final byte OK = 0;
  private static final byte REFUSED = 1;

  private final Consensus consensus;

  PeerLinks(Consensus consensus) {
    this.consensus = consensus;
  }

  @Override
  public CompletableFuture<byte[]> call(Peer target, CallKind kind, byte[] body) {
    byte[] request = new byte[body.length + 1];
    request[0] = kind.number();
    System.arraycopy(body, 0, request, 1, body.length);
    return consensus.call(target, request).thenApply(PeerLinks::answer);
  }

  private static byte[] answer(byte[] answer) {
    if (answer.length > 0 && answer[0] == OK) {
      return Arrays.copyOfRange(answer, 1, answer.length);
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer));
    try {
      if (in.readByte() == REFUSED) {
        throw new RemoteRefusal(Code.valueOf(in.readUTF()), in.readUTF());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new CompletionException("an answer that cannot be read", e);
    }
    throw new CompletionException(new IOException("an answer of an unknown kind"));
  }

  /** The bytes of an answer. */
  static byte[] encode(byte @Nullable [] answer, @Nullable Throwable failure) {
    if (failure == null && answer != null) {
      byte[] bytes = new byte[answer.length + 1];
      bytes[0] = OK;
      System.arraycopy(answer, 0, bytes, 1, answer.length);
      return bytes;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Code code = Code.NOT_LEADER;
    if (cause instanceof ClusterException known) {
      code = known.code();
    } else if (cause instanceof RemoteRefusal known) {
      code = known.code();
    }
    String message = cause == null ? "no answer" : String.valueOf(cause.getMessage());
    return refusal(code, message);
  }

  private static byte[] refusal(Code code, String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(REFUSED);
      out.writeUTF(code.name());
      out.writeUTF(message.length() > 4_000 ? message.substring(0, 4_000) : message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
