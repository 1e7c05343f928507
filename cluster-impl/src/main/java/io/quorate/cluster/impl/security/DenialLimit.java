/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often somebody may be turned away before nothing is looked at any more: a bucket of tokens
 * for each address, filled at a steady rate, from which every denial takes one. Whoever is never
 * denied has none. Safe for use from any thread.
 *
 * <p>Who shows a certificate is counted by it beside the address, so that others at the same
 * address, such as a node, do not wait for somebody who guesses tokens. Addresses of version 6
 * count by their first 64 bits, all of which one host may have.
 */
final class DenialLimit {
  /** Denials at once. */
  static final int BURST = 200;

  /** Denials in a second, from then on. */
  static final int RATE = 20;

  /** Those remembered; who was heard of longest ago is forgotten first. */
  static final int MAX_CALLERS = 4_096;

  private static final double NANOS = 1e9;

  private record Bucket(double tokens, long nanos) {
    Bucket at(long now) {
      return new Bucket(Math.min(BURST, tokens + (now - nanos) / NANOS * RATE), now);
    }
  }

  private final LongSupplier clock;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
  private volatile boolean empty = true;

  DenialLimit() {
    this(System::nanoTime);
  }

  DenialLimit(LongSupplier nanos) {
    this.clock = nanos;
  }

  /**
   * Who counts as one.
   *
   * @param from an address and port, as {@code host/address:port}
   */
  static String caller(String from, List<X509Certificate> chain) {
    String address = from.substring(from.indexOf('/') + 1, Math.max(0, from.lastIndexOf(':')));
    if (address.startsWith("[")) {
      String[] groups = address.split(":", -1);
      address = String.join(":", List.of(groups).subList(0, Math.min(4, groups.length)));
    }
    return chain.isEmpty() ? address : address + " " + digest(chain.get(0));
  }

  private static String digest(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a caller may be looked at. */
  boolean admits(String caller) {
    if (empty) {
      return true;
    }
    synchronized (this) {
      Bucket bucket = buckets.get(caller);
      if (bucket == null) {
        return true;
      }
      Bucket now = bucket.at(clock.getAsLong());
      if (now.tokens() >= BURST) {
        buckets.remove(caller);
        empty = buckets.isEmpty();
      }
      return now.tokens() >= 1;
    }
  }

  /** A caller was turned away. */
  synchronized void denied(String caller) {
    long now = clock.getAsLong();
    Bucket bucket = buckets.getOrDefault(caller, new Bucket(BURST, now)).at(now);
    buckets.put(caller, new Bucket(Math.max(0, bucket.tokens() - 1), now));
    if (buckets.size() > MAX_CALLERS) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    empty = false;
  }

  /** Those remembered now. */
  synchronized int size() {
    return buckets.size();
  }
}
