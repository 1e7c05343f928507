/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the certificates that come in at one port, or that the servers called from there show, by
 * the authorities of the moment and by whom they name.
 */
final class LiveTrustManager extends X509ExtendedTrustManager {
  private final Tls tls;
  private final Plane plane;

  LiveTrustManager(Tls tls, Plane plane) {
    this.tls = tls;
    this.plane = plane;
  }

  private void client(X509Certificate[] chain) throws CertificateException {
    try {
      tls.checkCaller(plane, chain);
    } catch (CertificateException e) {
      // Counted where the handshake fails for it.
      throw new CertificateException(shown(chain) + ": " + e.getMessage(), e);
    }
  }

  private void server(X509Certificate[] chain, @Nullable String called)
      throws CertificateException {
    try {
      tls.checkCalled(chain, called);
    } catch (CertificateException e) {
      tls.refused(plane, "the called server, which shows " + shown(chain), e);
      throw e;
    }
  }

  private static String shown(X509Certificate[] chain) {
    return chain.length == 0 ? "nothing" : chain[0].getSubjectX500Principal().getName();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    client(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    client(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    client(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    server(chain, null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    // Whoever calls over a socket knows whom it means, or means any node.
    server(chain, null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    server(chain, engine.getPeerHost());
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return tls.acceptedIssuers();
  }
}
