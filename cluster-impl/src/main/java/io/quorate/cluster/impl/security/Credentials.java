/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What a node shows and whom it trusts, as read from its files at one time. Immutable.
 *
 * @param generation grows with each reading
 * @param key the private key
 * @param chain the node's certificate first
 * @param trust judges certificates of others
 */
record Credentials(
    int generation, PrivateKey key, List<X509Certificate> chain, X509ExtendedTrustManager trust) {
  private static final String CA = "quorate.tls.ca";
  private static final String CERTIFICATE = "quorate.tls.cert";
  private static final String KEY = "quorate.tls.key";

  /**
   * Reads the files and checks that others will take this node for what it is.
   *
   * @throws BadCredentialsException naming the key, the file and the way out
   */
  static Credentials read(TlsSettings settings, int generation, Instant now) {
    List<X509Certificate> chain = PemFiles.certificates(CERTIFICATE, settings.certificate());
    PrivateKey key = PemFiles.privateKey(KEY, settings.key(), settings.keyPassword());
    X509ExtendedTrustManager trust;
    try {
      trust =
          settings.skipVerify() ? new TrustsAll() : trust(PemFiles.certificates(CA, settings.ca()));
    } catch (GeneralSecurityException e) {
      throw new BadCredentialsException(CA + " = " + settings.ca() + " cannot be used: " + e, e);
    }
    Credentials read = new Credentials(generation, key, List.copyOf(chain), trust);
    read.check(settings, now);
    return read;
  }

  static X509ExtendedTrustManager trust(List<X509Certificate> authorities)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new KeyStoreException("a key store cannot be made", e);
    }
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("ca-" + i, authorities.get(i));
    }
    return trust(store);
  }

  /** Trusts what is in a store; without one, whom the runtime trusts. */
  static X509ExtendedTrustManager trust(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new KeyStoreException("this runtime has no trust manager for X.509");
  }

  /** The node's own certificate. */
  X509Certificate own() {
    return chain.getFirst();
  }

  /**
   * The trusted authority that the chain rests on; of several with its key the one that lasts
   * longest, as one is enough. Empty where every certificate is taken for good.
   */
  Optional<X509Certificate> authority() {
    X509Certificate last = chain.getLast();
    return Stream.of(trust.getAcceptedIssuers())
        .filter(trusted -> trusted.equals(last) || hasIssued(trusted, last))
        .max(Comparator.comparing(X509Certificate::getNotAfter));
  }

  private static boolean hasIssued(X509Certificate authority, X509Certificate certificate) {
    if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** What key managers call these credentials. */
  String alias() {
    return Integer.toString(generation);
  }

  private void check(TlsSettings settings, Instant now) {
    if (!matches(own().getPublicKey(), key)) {
      throw new BadCredentialsException(
          KEY
              + " = "
              + settings.key()
              + ": this is not the key of the certificate in "
              + settings.certificate(),
          null);
    }
    String certificate = CERTIFICATE + " = " + settings.certificate() + ": ";
    if (now.isAfter(own().getNotAfter().toInstant())) {
      throw new BadCredentialsException(
          certificate + "expired at " + own().getNotAfter().toInstant() + "; issue another", null);
    }
    if (now.isBefore(own().getNotBefore().toInstant())) {
      throw new BadCredentialsException(
          certificate
              + "is not valid before "
              + own().getNotBefore().toInstant()
              + "; check this machine's clock",
          null);
    }
    checkLength(certificate);
    if (settings.skipVerify()) {
      return;
    }
    CertificateNames names = CertificateNames.of(own());
    if (!names.isNode(settings.clusterName(), settings.nodeId())
        && settings.serverName().filter(names::isHost).isEmpty()) {
      throw new BadCredentialsException(
          certificate
              + "it names "
              + names
              + " and not this node; issue one with the DNS name "
              + settings.nodeId()
              + " or the URI "
              + CertificateNames.uri(settings.clusterName(), settings.nodeId()),
          null);
    }
    try {
      Chains.checkNode(trust, chain.toArray(X509Certificate[]::new));
    } catch (GeneralSecurityException e) {
      throw new BadCredentialsException(
          certificate
              + "the other nodes would refuse it with the authorities in "
              + settings.ca()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** What others do not read they would not believe. */
  private void checkLength(String certificate) {
    if (chain.size() > Signed.MAX_CHAIN) {
      throw new BadCredentialsException(
          certificate
              + "it holds "
              + chain.size()
              + " certificates, and the most is "
              + Signed.MAX_CHAIN
              + "; leave only the node's and those between it and the authority",
          null);
    }
    for (X509Certificate one : chain) {
      int length;
      try {
        length = one.getEncoded().length;
      } catch (CertificateEncodingException e) {
        throw new BadCredentialsException(certificate + "it cannot be encoded: " + e, e);
      }
      if (length > Signed.MAX_CERTIFICATE) {
        throw new BadCredentialsException(
            certificate
                + "a certificate of "
                + length
                + " bytes; the most is "
                + Signed.MAX_CERTIFICATE,
            null);
      }
    }
  }

  private static boolean matches(PublicKey open, PrivateKey secret) {
    byte[] text = {1, 2, 3};
    try {
      return Signatures.verify(open, text, Signatures.sign(secret, text));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
