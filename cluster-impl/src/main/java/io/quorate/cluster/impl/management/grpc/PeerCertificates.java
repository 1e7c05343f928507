/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.helidon.common.socket.PeerInfo;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** What the client of a connection has shown of itself in the handshake of TLS. */
public final class PeerCertificates {
  private PeerCertificates() {}

  /** Its own certificate first; empty when it has shown none. */
  public static List<X509Certificate> of(PeerInfo peer) {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate shown : peer.tlsCertificates().orElse(new Certificate[0])) {
      if (shown instanceof X509Certificate certificate) {
        chain.add(certificate);
      }
    }
    return chain;
  }
}
