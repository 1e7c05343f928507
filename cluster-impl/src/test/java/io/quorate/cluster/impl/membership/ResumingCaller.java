/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.CertificateAuthority.Issued;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Connects again and again, and resumes the session it has (RFC 8446 §2.2) where it can. */
final class ResumingCaller {
  /** What the server says to whom it lets in. */
  static final int WELCOME = 7;

  private final AtomicInteger shown = new AtomicInteger();
  private final SSLSocketFactory factory;
  private final int port;

  ResumingCaller(Issued own, int port) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", own.key(), new char[0], new Certificate[] {own.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), new TrustManager[] {new Counting()}, null);
    this.factory = context.getSocketFactory();
    this.port = port;
  }

  /** How often the server showed a certificate, which it does unless a session is resumed. */
  int handshakes() {
    return shown.get();
  }

  /** Whether the server lets this caller in now. */
  boolean admitted() {
    try (SSLSocket socket = (SSLSocket) factory.createSocket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      // With this the ticket for the next time is read, too.
      return socket.getInputStream().read() == WELCOME;
    } catch (IOException e) {
      return false;
    }
  }

  private final class Counting extends X509ExtendedTrustManager {
    private void count() {
      shown.incrementAndGet();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      count();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      count();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      count();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
