/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** What the end of a failed call says beside its status; part of the interface. */
public final class FailureTrailers {
  /** Why: one of the stable codes. */
  public static final Metadata.Key<String> CODE = key("quorate-code");

  /** What became of the command: not_committed, unknown or answered. */
  public static final Metadata.Key<String> OUTCOME = key("quorate-outcome");

  /** The type of what a handler threw. */
  public static final Metadata.Key<String> TYPE = key("quorate-type");

  private FailureTrailers() {}

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** Trailers with what is known. */
  public static Metadata of(String code, @Nullable String outcome, @Nullable String type) {
    Metadata trailers = new Metadata();
    trailers.put(CODE, code);
    if (outcome != null) {
      trailers.put(OUTCOME, outcome);
    }
    if (type != null) {
      trailers.put(TYPE, GrpcHeaders.typeName(type));
    }
    return trailers;
  }
}
