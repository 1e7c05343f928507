/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.Consistency;
import io.quorate.cluster.Deadline;
import io.quorate.cluster.ReadConsistency;
import jakarta.enterprise.inject.spi.Annotated;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an injection point, a method or a contract says of its calls.
 *
 * @param deadline how long a call may take
 * @param consistency how new the state of a read must be
 */
public record CallDefaults(Optional<Duration> deadline, Optional<ReadConsistency> consistency) {
  /** Says nothing. */
  public static final CallDefaults NONE = new CallDefaults(Optional.empty(), Optional.empty());

  /**
   * What the annotations say.
   *
   * @throws IllegalArgumentException when the deadline is none
   */
  static CallDefaults of(@Nullable Deadline deadline, @Nullable Consistency consistency) {
    return new CallDefaults(
        Optional.ofNullable(deadline).map(value -> Durations.parse(value.value())),
        Optional.ofNullable(consistency).map(Consistency::value));
  }

  /** What is said at an injection point. */
  static CallDefaults of(Annotated annotated) {
    return of(annotated.getAnnotation(Deadline.class), annotated.getAnnotation(Consistency.class));
  }

  boolean isEmpty() {
    return equals(NONE);
  }
}
