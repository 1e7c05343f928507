/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why a handshake of TLS failed, in words that say what to do. */
final class TlsFailures {
  private TlsFailures() {}

  /** Empty when something else was wrong. */
  static Optional<String> said(Throwable failure) {
    Optional<String> found = outOfDate(failure);
    if (found.isPresent()) {
      return found;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("Unsupported or unrecognized SSL message")) {
        return Optional.of("the node does not use TLS; leave --tls-enable out");
      }
      if (message.contains("certificate_required")
          || message.contains("certificate_expired")
          || message.contains("bad_certificate")
          || message.contains("certificate_unknown")
          || message.contains("unknown_ca")) {
        return Optional.of(
            "the node refuses this client's certificate ("
                + message
                + "); --tls-cert and --tls-key take one that its authorities have issued");
      }
      if (cause instanceof CertificateException) {
        return Optional.of(
            "the node's certificate is not trusted: "
                + message
                + "; --tls-ca takes the authorities, --tls-server-name another name");
      }
      if (cause instanceof SSLException) {
        found = Optional.of("TLS failed: " + message);
      }
    }
    return found;
  }

  /** The engine says that the path cannot be validated, and only at the bottom of it why. */
  private static Optional<String> outOfDate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return Optional.of(
            "the node's certificate has expired ("
                + cause.getMessage()
                + "); replace its files (quorate.tls.cert, quorate.tls.key)");
      }
      if (cause instanceof CertificateNotYetValidException) {
        return Optional.of(
            "the node's certificate is not valid yet ("
                + cause.getMessage()
                + "); check the clocks of this machine and of who issued it");
      }
    }
    return Optional.empty();
  }
}
