/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Options of one call. Immutable.
 *
 * @param timeout how long the call may take; empty means {@code quorate.write.timeout}. When it
 *     ends the call fails: not committed if it never left for a log, outcome unknown otherwise.
 * @param version the version of the operation; empty means the newest enabled one
 * @param caller a name for who calls, at most 256 bytes in UTF-8, shown to the handler by {@link
 *     WriteContext#caller()}
 */
public record CallOptions(
    Optional<Duration> timeout, Optional<Integer> version, Optional<String> caller) {

  /** The configured timeout, the newest enabled version, no caller. */
  public static final CallOptions DEFAULT =
      new CallOptions(Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks the values. */
  public CallOptions {
    timeout.ifPresent(
        value -> {
          if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, was " + value);
          }
        });
    version.ifPresent(
        value -> {
          if (value < 1) {
            throw new IllegalArgumentException("version must be 1 or more, was " + value);
          }
        });
    Objects.requireNonNull(caller);
  }

  /** The same options with this timeout. */
  public CallOptions withTimeout(Duration value) {
    return new CallOptions(Optional.of(value), version, caller);
  }

  /** The same options with this operation version. */
  public CallOptions withVersion(int value) {
    return new CallOptions(timeout, Optional.of(value), caller);
  }

  /** The same options with this caller. */
  public CallOptions withCaller(String value) {
    return new CallOptions(timeout, version, Optional.of(value));
  }
}
