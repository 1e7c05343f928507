/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tells what a connection of HTTP/2 takes too long over: being idle, one of its requests, or the
 * writing of one frame. Safe for use from any thread.
 */
final class StreamsClock implements ConnectionClock {
  private final ManagementSettings settings;
  private final LongSupplier nanoTime;
  private final StreamThreads threads;
  private final FrameMeter meter;
  private final FrameWriter writer;
  private final Set<ExchangeClock> exchanges = ConcurrentHashMap.newKeySet();
  private volatile long lastUse;

  StreamsClock(
      ManagementSettings settings,
      LongSupplier nanoTime,
      StreamThreads threads,
      FrameMeter meter,
      FrameWriter writer) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.threads = threads;
    this.meter = meter;
    this.writer = writer;
    this.lastUse = nanoTime.getAsLong();
  }

  /** The clock of a request whose headers have arrived. */
  ExchangeClock begin() {
    ExchangeClock exchange = new ExchangeClock(settings, nanoTime);
    exchange.receiving();
    exchanges.add(exchange);
    return exchange;
  }

  /** The request has been answered. */
  void end(ExchangeClock exchange) {
    exchanges.remove(exchange);
  }

  @Override
  public void reading() {
    // Frames of all streams arrive at any time.
  }

  @Override
  public boolean arrived(byte[] bytes) {
    lastUse = nanoTime.getAsLong();
    return meter.arrived(bytes);
  }

  @Override
  public boolean idle() {
    return threads.running() == 0;
  }

  @Override
  public boolean overdue() {
    long now = nanoTime.getAsLong();
    if (!idle()) {
      lastUse = now;
    }
    return now - lastUse > settings.idleTimeout().toNanos()
        || writer.writingFor(now) > settings.transferTimeout().toNanos()
        || exchanges.stream().anyMatch(ExchangeClock::overdue);
  }
}
