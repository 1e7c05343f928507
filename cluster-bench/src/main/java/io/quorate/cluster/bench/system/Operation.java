/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller does again and again. */
public enum Operation {
  WRITE(null),
  /** As a write, past what stands between an application and the cluster's own call. */
  WRITE_DIRECT(null),
  READ_LOCAL(ReadKind.LOCAL),
  READ_SESSION(ReadKind.SESSION),
  READ_LEADER(ReadKind.LEADER),
  READ_LINEARIZABLE(ReadKind.LINEARIZABLE),
  PUBLISH(null);

  private final @Nullable ReadKind read;

  Operation(@Nullable ReadKind read) {
    this.read = read;
  }

  /** The read of that kind. */
  public static Operation read(ReadKind kind) {
    return valueOf("READ_" + kind.name());
  }

  /** The kind of read, or empty for what is none. */
  public Optional<ReadKind> readKind() {
    return Optional.ofNullable(read);
  }

  /** The stable name: {@code write}, {@code read-<kind>} or {@code publish}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
