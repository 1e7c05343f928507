/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.HostPort;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A node's management port, and how to talk to it.
 *
 * @param address where it is
 * @param timeout how long it may take to answer
 * @param tls whom to trust there and what to show, if the port uses TLS
 * @param token what to send along as a bearer, if anything
 */
public record Endpoint(
    HostPort address, Duration timeout, Optional<SSLContext> tls, Optional<String> token) {
  /** A port that nobody has to say anything to. */
  public static Endpoint plain(HostPort address, Duration timeout) {
    return new Endpoint(address, timeout, Optional.empty(), Optional.empty());
  }

  /** The header that carries the token. */
  Optional<String> authorization() {
    return token.map(secret -> "Bearer " + secret);
  }
}
