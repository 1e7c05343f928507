/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.function.LongSupplier;

/**
 * Where one connection stands, and until when it may stay there. Without it a client that sends or
 * reads one byte at a time would hold a connection for ever. Its own thread moves it; any thread
 * may ask.
 */
final class ExchangeClock implements ConnectionClock {
  private enum Phase {
    /** Between requests. */
    IDLE,
    /** Some of a request has arrived. */
    RECEIVING,
    /** The request is complete; the handler has bounds of its own. */
    HANDLING,
    /** The reply is being written. */
    SENDING
  }

  private final LongSupplier nanoTime;
  private final long idleNanos;
  private final long transferNanos;
  private final long maxBytes;
  private Phase phase = Phase.IDLE;
  private long since;
  private long received;

  ExchangeClock(ManagementSettings settings, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.idleNanos = settings.idleTimeout().toNanos();
    this.transferNanos = settings.transferTimeout().toNanos();
    // Chunks of one byte cost six; beyond this it is not a body but a flood of framing.
    this.maxBytes = 6 * settings.maxBodyBytes() + 2 * EngineSettings.MAX_HEADER_BYTES;
    this.since = nanoTime.getAsLong();
  }

  private void enter(Phase next) {
    phase = next;
    since = nanoTime.getAsLong();
  }

  @Override
  public synchronized void reading() {
    if (phase == Phase.SENDING) {
      enter(Phase.IDLE);
    }
  }

  @Override
  public boolean arrived(byte[] bytes) {
    return arrived(bytes.length);
  }

  /** Bytes have arrived; answers whether they are still within the bounds of one request. */
  synchronized boolean arrived(int bytes) {
    if (phase == Phase.IDLE) {
      enter(Phase.RECEIVING);
      received = 0;
    }
    received += bytes;
    return received <= maxBytes;
  }

  /** Some of a request has arrived. */
  synchronized void receiving() {
    enter(Phase.RECEIVING);
  }

  /** The request is complete. */
  synchronized void handling() {
    enter(Phase.HANDLING);
  }

  /** The reply is ready. */
  synchronized void sending() {
    enter(Phase.SENDING);
  }

  @Override
  public synchronized boolean idle() {
    return phase == Phase.IDLE;
  }

  @Override
  public synchronized boolean overdue() {
    long elapsed = nanoTime.getAsLong() - since;
    return switch (phase) {
      case IDLE -> elapsed > idleNanos;
      case RECEIVING, SENDING -> elapsed > transferNanos;
      case HANDLING -> false;
    };
  }
}
