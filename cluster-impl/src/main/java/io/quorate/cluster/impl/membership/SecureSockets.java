/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.threads.Threads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sockets with mutual TLS. Handshakes are made here, many at once and each within a bound, and the
 * engine gets connections of nodes only: its one accepting thread waits for no stranger.
 */
final class SecureSockets extends Sockets {
  private static final Logger LOG = LoggerFactory.getLogger(SecureSockets.class);
  private static final String[] PROTOCOLS = {Tls.PROTOCOL};
  private static final int MAX_HANDSHAKES = 64;
  private static final long HANDSHAKE_MILLIS = 3000;

  /** The engine gives the connecting itself a second. */
  private static final long CALL_MILLIS = 1000 + HANDSHAKE_MILLIS;

  private static final long LOOK_MILLIS = 200;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Tls tls;
  private volatile SSLSocketFactory factory;
  private final ExecutorService handshakes;
  private final ScheduledExecutorService clock;
  private final Semaphore places = new Semaphore(MAX_HANDSHAKES);
  private final BlockingQueue<SSLSocket> ready = new LinkedBlockingQueue<>(MAX_HANDSHAKES);
  private final Door door = new Door();

  SecureSockets(InetSocketAddress address, Tls tls, Threads threads) throws IOException {
    super(address);
    this.tls = tls;
    this.factory = factory();
    tls.onReload(() -> factory = factory());
    this.handshakes = threads.virtual("membership-tls");
    this.clock = threads.scheduler("membership-tls-clock");
    handshakes.execute(this::accept);
  }

  @Override
  public ServerSocket createServerSocket(String service) throws IOException {
    checkOpen();
    return door;
  }

  @Override
  public Socket createSocket(String service) throws IOException {
    checkOpen();
    // With a factory of its own it resumes nothing, and the called server shows its certificate.
    SSLSocket socket = (SSLSocket) factory().createSocket();
    socket.setEnabledProtocols(PROTOCOLS);
    Future<?> unused = clock.schedule(() -> giveUp(socket), CALL_MILLIS, TimeUnit.MILLISECONDS);
    return socket;
  }

  /** Sessions do not outlive it: each reading of the files begins with a new one. */
  private SSLSocketFactory factory() {
    return tls.context(Plane.MEMBERSHIP).getSocketFactory();
  }

  /** The engine sets no bound for a peer that accepts and then says nothing. */
  private static void giveUp(SSLSocket socket) {
    if (socket.getApplicationProtocol() == null) {
      // No protocol is chosen before the handshake has ended.
      end(socket);
    }
  }

  /** The engine closes its server socket before it closes these. */
  private boolean isOpen() {
    return !isClosed() && !server().isClosed();
  }

  private void accept() {
    while (isOpen()) {
      Socket socket = null;
      try {
        socket = server().accept();
        if (!places.tryAcquire()) {
          tls.refused(
              Plane.MEMBERSHIP,
              String.valueOf(socket.getRemoteSocketAddress()),
              new IOException("too many connections are in their handshakes"));
          socket.close();
          continue;
        }
        Socket accepted = socket;
        handshakes.execute(() -> greet(accepted));
      } catch (IOException | RejectedExecutionException e) {
        end(socket);
        if (isOpen()) {
          LOG.warn("The membership port could not accept a connection: {}", e.toString());
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void greet(Socket socket) {
    try {
      Future<?> bound = clock.schedule(() -> end(socket), HANDSHAKE_MILLIS, TimeUnit.MILLISECONDS);
      SSLSocket secure = (SSLSocket) factory.createSocket(socket, null, true);
      secure.setUseClientMode(false);
      secure.setNeedClientAuth(true);
      secure.setEnabledProtocols(PROTOCOLS);
      secure.startHandshake();
      judge(secure.getSession());
      bound.cancel(false);
      if (!ready.offer(secure)) {
        end(secure);
      }
    } catch (IOException | CertificateException | RejectedExecutionException e) {
      if (isOpen()) {
        tls.refused(Plane.MEMBERSHIP, String.valueOf(socket.getRemoteSocketAddress()), e);
      }
      end(socket);
    } finally {
      places.release();
    }
  }

  /**
   * A session that is resumed (RFC 8446 §2.2) brings the certificates it began with, and no trust
   * manager is asked.
   */
  private void judge(SSLSession session) throws IOException, CertificateException {
    Certificate[] shown = session.getPeerCertificates();
    tls.checkCaller(Plane.MEMBERSHIP, Arrays.copyOf(shown, shown.length, X509Certificate[].class));
  }

  private static void end(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      LOG.trace("A connection could not be closed", e);
    }
  }

  @Override
  void close() {
    super.close();
    handshakes.shutdownNow();
    clock.shutdownNow();
    ready.forEach(SecureSockets::end);
  }

  /** What the engine takes for its server socket: it gives out connections that are secure. */
  private final class Door extends ServerSocket {
    Door() throws IOException {}

    @Override
    public Socket accept() throws IOException {
      while (!SecureSockets.this.isClosed()) {
        try {
          SSLSocket next = ready.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          if (next != null) {
            return next;
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new SocketException("interrupted");
        }
      }
      throw new SocketException("membership is closed");
    }

    @Override
    public int getLocalPort() {
      return port();
    }

    @Override
    public boolean isClosed() {
      return SecureSockets.this.isClosed();
    }

    @Override
    public boolean isBound() {
      return true;
    }

    @Override
    public void bind(java.net.SocketAddress address) {
      // It is.
    }

    @Override
    public void setReceiveBufferSize(int size) {
      // The system's own choice is good.
    }

    @Override
    public void close() throws IOException {
      super.close();
      server().close();
    }
  }
}
