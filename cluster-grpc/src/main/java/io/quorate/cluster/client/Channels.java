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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Keeps one channel for each address and closes those that nobody asked for in a while; calls under
 * way on such a one still end. A channel finds out by itself whether its node still lives. Safe for
 * use from any thread; nothing blocks.
 */
public final class Channels implements AutoCloseable {
  private static final Duration KEEPALIVE = Duration.ofSeconds(30);
  private static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(10);

  /** TLS 1.3 (RFC 8446) with the suites of its appendix B.4; the library would stop at 1.2. */
  private static final String[] TLS_VERSIONS = {"TLSv1.3"};

  private static final String[] TLS_SUITES = {
    "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
  };

  /**
   * What has been done with connections.
   *
   * @param dials channels made
   * @param reuses channels given again
   * @param evictions channels closed because they were idle
   * @param active channels open now
   */
  public record Figures(long dials, long reuses, long evictions, long active) {}

  private record Security(SSLSocketFactory sockets, HostnameVerifier names) {}

  private static final class Kept {
    private final ManagedChannel channel;
    private long lastUse;

    private Kept(ManagedChannel channel) {
      this.channel = channel;
    }
  }

  private final Duration idle;
  private final LongSupplier nanoTime;
  private final Optional<Security> tls;
  private final Map<HostPort, Kept> kept = new HashMap<>();
  private long dials;
  private long reuses;
  private long evictions;

  /** Channels that may be idle for this long. */
  public Channels(Duration idle) {
    this(idle, System::nanoTime);
  }

  /**
   * Channels over TLS that may be idle for this long.
   *
   * @param tls judges the servers, and shows them the client's certificate
   * @param names whether a server's certificate names the host that was called, as with HTTPS
   */
  public Channels(Duration idle, SSLSocketFactory tls, HostnameVerifier names) {
    this(idle, System::nanoTime, Optional.of(new Security(tls, names)));
  }

  Channels(Duration idle, LongSupplier nanoTime) {
    this(idle, nanoTime, Optional.empty());
  }

  private Channels(Duration idle, LongSupplier nanoTime, Optional<Security> tls) {
    this.idle = idle;
    this.nanoTime = nanoTime;
    this.tls = tls;
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
    OkHttpChannelBuilder builder = OkHttpChannelBuilder.forAddress(address.host(), address.port());
    if (tls.isPresent()) {
      builder
          .useTransportSecurity()
          .tlsConnectionSpec(TLS_VERSIONS, TLS_SUITES)
          .sslSocketFactory(tls.get().sockets())
          .hostnameVerifier(tls.get().names());
    } else {
      builder.usePlaintext();
    }
    return builder
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
