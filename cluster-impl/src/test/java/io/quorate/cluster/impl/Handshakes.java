/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Connections of strangers. */
final class Handshakes {
  private Handshakes() {}

  /** The certificate that a server shows first. */
  static X509Certificate shown(String host, int port) {
    AtomicReference<X509Certificate> first = new AtomicReference<>();
    X509TrustManager curious =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {
            first.set(chain[0]);
          }

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, new TrustManager[] {curious}, null);
      try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
        socket.connect(new InetSocketAddress(host, port), 5000);
        socket.setSoTimeout(5000);
        socket.startHandshake();
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no certificate is shown at port " + port, e);
    }
    return first.get();
  }

  /**
   * Whether a server goes on talking with somebody who shows this: a certificate's name, {@code
   * none}, {@code plain} for who does not speak TLS at all, or {@code tls-1.2} for who has the
   * certificate {@code good} and speaks no newer TLS.
   */
  static boolean admitted(TestCertificates certificates, String shown, int port) throws Exception {
    byte[] request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
    if (shown.equals("plain")) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
        socket.setSoTimeout(5000);
        socket.getOutputStream().write(request);
        byte[] answer = socket.getInputStream().readNBytes(8);
        // An alert of TLS is an answer too, and a refusal.
        return new String(answer, US_ASCII).startsWith("HTTP");
      } catch (SocketException e) {
        return false;
      }
    }
    boolean old = shown.equals("tls-1.2");
    SSLContext context = certificates.caller(old ? "good" : shown, "n1");
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
      socket.setSoTimeout(5000);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setProtocols(new String[] {old ? "TLSv1.2" : "TLSv1.3"});
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      if (socket.getApplicationProtocol().equals("http/1.1")) {
        socket.getOutputStream().write(request);
      }
      socket.setSoTimeout(1500);
      // Who is refused is told so by an alert; who says nothing more may be closed in peace.
      int unused = socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException e) {
      // Nobody has hung up: the server waits for what is to come.
      return true;
    } catch (SSLException | SocketException e) {
      return false;
    }
  }

  /** Connections that never say anything. */
  record Crowd(List<Socket> sockets) implements AutoCloseable {
    int size() {
      return sockets.size();
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  static Crowd crowd(int port, int size) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Socket socket = new Socket();
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
      sockets.add(socket);
    }
    return new Crowd(sockets);
  }
}
