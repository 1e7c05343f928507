/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.security.BadCredentialsException;
import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.security.TlsSettings;
import io.quorate.cluster.impl.telemetry.TlsFigures;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the configuration says about certificates. */
final class NodeSecurity {
  private static final Logger LOG = LoggerFactory.getLogger(NodeSecurity.class);

  private NodeSecurity() {}

  /**
   * This node's credentials, if it uses any.
   *
   * @throws BadCredentialsException when the files are not such as it can use
   */
  static Optional<Tls> tls(ClusterConfig config) {
    if (!config.get(ConfigKeys.TLS_ENABLED)) {
      return Optional.empty();
    }
    Path none = Path.of("");
    return Optional.of(
        new Tls(
            new TlsSettings(
                config.get(ConfigKeys.CLUSTER_NAME),
                config.get(ConfigKeys.NODE_ID),
                config.get(ConfigKeys.TLS_CA).orElse(none),
                config.get(ConfigKeys.TLS_CERT).orElse(none),
                config.get(ConfigKeys.TLS_KEY).orElse(none),
                config.get(ConfigKeys.TLS_KEY_PASSWORD),
                config.get(ConfigKeys.TLS_SERVER_NAME),
                config.get(ConfigKeys.TLS_SKIP_VERIFY)),
            Clock.systemUTC()));
  }

  /** Looks from time to time whether certificates or tokens have been replaced. */
  static void watch(NodeParts parts) {
    if (!parts.access().asks()) {
      return;
    }
    long nanos = parts.config().get(ConfigKeys.TLS_RELOAD).toNanos();
    Future<?> unused =
        parts
            .threads()
            .scheduler("credentials")
            .scheduleWithFixedDelay(() -> refresh(parts), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** A failure that nobody thought of must not be the last look. */
  private static void refresh(NodeParts parts) {
    try {
      parts.tls().ifPresent(Tls::refresh);
      parts.access().refresh();
    } catch (RuntimeException e) {
      LOG.warn("{}: certificates and tokens could not be looked at", parts.nodeId(), e);
    }
  }

  static TlsFigures figures(Tls tls) {
    Map<String, Long> refusals = new HashMap<>();
    for (Plane plane : Plane.values()) {
      refusals.put(plane.label(), tls.refusals(plane));
    }
    return new TlsFigures(tls.validFor().toMillis() / 1e3, tls.generation() - 1L, refusals);
  }
}
