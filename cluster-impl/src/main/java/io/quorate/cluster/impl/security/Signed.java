/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A signature with the certificates of who made it, the signer's first, each in DER.
 *
 * @param signature over a text that both sides know
 * @param chain the signer's certificate and those between it and an authority
 */
@SuppressWarnings("ArrayRecordComponent")
public record Signed(byte[] signature, List<byte[]> chain) {
  /** The longest signature: RSA with 16,384 bits. */
  public static final int MAX_SIGNATURE = 2048;

  /** The most certificates of a chain. */
  public static final int MAX_CHAIN = 8;

  /** The largest certificate, in bytes. */
  public static final int MAX_CERTIFICATE = 16 * 1024;

  static Signed by(Credentials credentials, byte[] text) {
    try {
      List<byte[]> chain = new ArrayList<>();
      for (X509Certificate certificate : credentials.chain()) {
        chain.add(certificate.getEncoded());
      }
      return new Signed(Signatures.sign(credentials.key(), text), chain);
    } catch (GeneralSecurityException e) {
      // It signed and verified when it was read.
      throw new IllegalStateException("quorate.tls.key cannot sign: " + e, e);
    }
  }

  X509Certificate[] certificates() throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : chain) {
      if (factory.generateCertificate(new ByteArrayInputStream(der))
          instanceof X509Certificate certificate) {
        certificates.add(certificate);
      }
    }
    if (certificates.isEmpty()) {
      throw new CertificateException("it comes without a certificate");
    }
    return certificates.toArray(X509Certificate[]::new);
  }
}
