/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS of a client of the management port. */
public final class ClientTls {
  private ClientTls() {}

  /**
   * For calls of one server.
   *
   * @param ca PEM file with the authorities to trust; empty for those of the runtime
   * @param cert PEM file with the client's certificate, if it has one, for which there is a key
   * @param key PEM file with its key
   * @param password opens the key; empty if it is not encrypted
   * @param server the host name, address or node id that the server's certificate must name
   * @param skipVerify takes every certificate for good
   * @throws BadCredentialsException when a file cannot be used
   */
  public static SSLContext context(
      Optional<Path> ca,
      Optional<Path> cert,
      Optional<Path> key,
      String password,
      String server,
      boolean skipVerify) {
    KeyManager[] own = {};
    if (cert.isPresent() && key.isPresent()) {
      List<X509Certificate> chain = PemFiles.certificates("quorate.tls.cert", cert.get());
      PrivateKey secret = PemFiles.privateKey("quorate.tls.key", key.get(), password);
      Credentials credentials = new Credentials(1, secret, chain, new TrustsAll());
      own = new KeyManager[] {new LiveKeyManager(() -> credentials, alias -> credentials)};
    }
    X509ExtendedTrustManager trust =
        skipVerify ? new TrustsAll() : new NamedServer(trust(ca), server);
    try {
      SSLContext context = SSLContext.getInstance(Tls.PROTOCOL);
      context.init(own, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this runtime has no " + Tls.PROTOCOL, e);
    }
  }

  /**
   * For calls of a server that rests on the authorities in a file, without a certificate of one's
   * own.
   *
   * @param label what messages call the file
   * @param server the host name or address that the server's certificate must name
   * @throws BadCredentialsException when the file cannot be used
   */
  public static SSLContext of(String label, Path ca, String server) {
    try {
      SSLContext context = SSLContext.getInstance(Tls.PROTOCOL);
      context.init(
          null,
          new TrustManager[] {
            new NamedServer(Credentials.trust(PemFiles.certificates(label, ca)), server)
          },
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new BadCredentialsException(label + " cannot be used: " + e, e);
    }
  }

  private static X509ExtendedTrustManager trust(Optional<Path> ca) {
    try {
      return ca.isPresent()
          ? Credentials.trust(PemFiles.certificates("quorate.tls.ca", ca.get()))
          : Credentials.trust((KeyStore) null);
    } catch (GeneralSecurityException e) {
      throw new BadCredentialsException("the authorities to trust cannot be read: " + e, e);
    }
  }

  /** Trusts a server that is named as it was called. */
  private static final class NamedServer extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trust;
    private final String server;

    NamedServer(X509ExtendedTrustManager trust, String server) {
      this.trust = trust;
      this.server = server;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      Chains.checkServer(trust, chain);
      CertificateNames names = CertificateNames.of(chain[0]);
      if (!names.isHost(server)) {
        throw new CertificateException(
            "the server's certificate names " + names + " and not " + server);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return trust.getAcceptedIssuers();
    }
  }
}
