/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.RequestId;
import io.quorate.cluster.WriteContext;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The context of one replicated command. */
public final class LogContext implements WriteContext {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final long index;
  private final long term;
  private final long logTimeMillis;
  private final long session;
  private final long sequence;
  private final @Nullable String caller;
  private @Nullable RandomGenerator random;

  /** The context of a command at a place in the log. */
  public LogContext(
      long index,
      long term,
      long logTimeMillis,
      long session,
      long sequence,
      @Nullable String caller) {
    this.index = index;
    this.term = term;
    this.logTimeMillis = logTimeMillis;
    this.session = session;
    this.sequence = sequence;
    this.caller = caller;
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public long term() {
    return term;
  }

  @Override
  public Instant logTime() {
    return Instant.ofEpochMilli(logTimeMillis);
  }

  @Override
  public Optional<String> caller() {
    return Optional.ofNullable(caller);
  }

  @Override
  public RequestId requestId() {
    return new RequestId(session, sequence);
  }

  @Override
  public RandomGenerator random() {
    if (random == null) {
      // Fixed for ever: another generator or seed would make old and new nodes differ.
      random = new SplittableRandom((session * 0x9E3779B97F4A7C15L) ^ sequence);
    }
    return random;
  }

  @Override
  public UUID uuid() {
    long high = (random().nextLong() & ~0xF000L) | VERSION_4;
    long low = (random().nextLong() & ~0xC000_0000_0000_0000L) | VARIANT;
    return new UUID(high, low);
  }
}
