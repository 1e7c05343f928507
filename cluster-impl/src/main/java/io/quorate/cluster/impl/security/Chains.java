/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges a chain of certificates by what its holder wants to be. */
final class Chains {
  /** TLS 1.3 does not tell how keys are exchanged by the certificate. */
  private static final String ANY = "UNKNOWN";

  private Chains() {}

  /**
   * A node calls and is called, so its certificate must be good for both (RFC 5280 §4.2.1.12); a
   * client's alone lets nobody act as a node.
   */
  static void checkNode(X509ExtendedTrustManager trust, X509Certificate[] chain)
      throws CertificateException {
    checkServer(trust, chain);
    checkClient(trust, chain);
  }

  static void checkServer(X509ExtendedTrustManager trust, X509Certificate[] chain)
      throws CertificateException {
    trust.checkServerTrusted(chain, ANY);
  }

  static void checkClient(X509ExtendedTrustManager trust, X509Certificate[] chain)
      throws CertificateException {
    trust.checkClientTrusted(chain, ANY);
  }
}
