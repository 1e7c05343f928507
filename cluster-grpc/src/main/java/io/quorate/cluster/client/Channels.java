/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.client;

import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.quorate.cluster.HostPort;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps one channel for each address and closes those that nobody asked for in a while; calls under
 * way on such a one still end. A channel finds out by itself whether its node still lives. Safe for
 * use from any thread; nothing blocks.
 */
public final class Channels implements AutoCloseable {
  private static final Duration KEEPALIVE = Duration.ofSeconds(30);
  private static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(10);

  /**
   * What has been done with connections.
   *
   * @param dials channels made
   * @param reuses channels given again
   * @param evictions channels closed because they were idle
   * @param active channels open now
   */
  public record Figures(long dials, long reuses, long evictions, long active) {}

  private static final class Kept {
    private final ManagedChannel channel;
    private long lastUse;

    private Kept(ManagedChannel channel) {
      this.channel = channel;
    }
  }

  private final Duration idle;
  private final LongSupplier nanoTime;
  private final Map<HostPort, Kept> kept = new HashMap<>();
  private long dials;
  private long reuses;
  private long evictions;

  /** Channels that may be idle for this long. */
  public Channels(Duration idle) {
    this(idle, System::nanoTime);
  }

  Channels(Duration idle, LongSupplier nanoTime) {
    this.idle = idle;
    this.nanoTime = nanoTime;
  }

  /** The channel to an address; it connects with its first call. Not to be closed. */
  public synchronized ManagedChannel to(HostPort address) {
    evictIdle();
    Kept found = kept.get(address);
    if (found == null) {
      dials++;
      found = new Kept(dial(address));
      kept.put(address, found);
    } else {
      reuses++;
    }
    found.lastUse = nanoTime.getAsLong();
    return found.channel;
  }

  private ManagedChannel dial(HostPort address) {
    return OkHttpChannelBuilder.forAddress(address.host(), address.port())
        .usePlaintext()
        .keepAliveTime(KEEPALIVE.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(KEEPALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .idleTimeout(idle.toMillis(), TimeUnit.MILLISECONDS)
        .build();
  }

  /** Closes what has been idle for too long; happens by itself whenever a channel is asked for. */
  public synchronized void evictIdle() {
    long now = nanoTime.getAsLong();
    kept.values()
        .removeIf(
            one -> {
              boolean old = now - one.lastUse > idle.toNanos();
              if (old) {
                evictions++;
                one.channel.shutdown();
              }
              return old;
            });
  }

  /** What has been done with connections so far. */
  public synchronized Figures figures() {
    return new Figures(dials, reuses, evictions, kept.size());
  }

  /** Ends all channels and the calls on them. */
  @Override
  public synchronized void close() {
    kept.values().forEach(one -> one.channel.shutdownNow());
    kept.clear();
  }
}
