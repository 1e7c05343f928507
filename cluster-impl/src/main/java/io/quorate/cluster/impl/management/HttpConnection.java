/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.NioSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriter;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One accepted connection: Helidon's HTTP/1.1 over a socket that its clock bounds. */
final class HttpConnection implements ConnectionContext, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);
  private static final int MAX_LINGER_BYTES = 16 * 1024 * 1024;

  private final EngineSettings engine;
  private final Router router;
  private final SocketChannel channel;
  private final HelidonSocket socket;
  private final ExchangeClock clock;
  private final DataReader reader;
  private final SocketWriter writer;
  private final ServerConnection connection;
  private boolean peerOpen = true;

  HttpConnection(
      String id,
      SocketChannel channel,
      EngineSettings engine,
      Http1ConnectionSelector http1,
      Router router,
      ExchangeClock clock) {
    this.engine = engine;
    this.router = router;
    this.channel = channel;
    this.clock = clock;
    this.socket = NioSocket.server(channel, id, "quorate-management");
    this.reader = DataReader.create(this::receive);
    this.writer = SocketWriter.create(socket);
    this.connection = http1.connection(this);
  }

  private byte[] receive() {
    clock.reading();
    byte[] bytes;
    try {
      bytes = socket.get();
    } catch (UncheckedIOException e) {
      throw new CloseConnectionException("The connection broke", e);
    }
    peerOpen = bytes != null;
    if (bytes != null && !clock.arrived(bytes.length)) {
      throw new CloseConnectionException("The client sends more than a request can need");
    }
    return bytes;
  }

  /** Handles requests until either side closes. */
  @Override
  public void run() {
    try {
      connection.handle(FixedLimit.create());
    } catch (CloseConnectionException | UncheckedIOException e) {
      LOG.trace("A management connection has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("A management connection failed", e);
    } finally {
      linger();
      abort();
    }
  }

  /**
   * Reads what the client still sends. To close with unread bytes would reset the connection, and
   * the client might lose the very answer that refuses its request.
   */
  private void linger() {
    if (!peerOpen) {
      return;
    }
    clock.sending();
    try {
      channel.shutdownOutput();
      ByteBuffer sink = ByteBuffer.allocate(8 * 1024);
      for (int total = 0; total < MAX_LINGER_BYTES; total += sink.position()) {
        sink.clear();
        if (channel.read(sink) < 0) {
          return;
        }
      }
    } catch (IOException e) {
      LOG.trace("A management connection ended while its rest was read", e);
    }
  }

  /** Makes the request under way the last one; called by the thread that handles it. */
  void last() {
    connection.close(false);
  }

  ExchangeClock clock() {
    return clock;
  }

  /** Ends it after the request that is under way, if there is one. */
  void finish() {
    if (clock.idle()) {
      abort();
    } else {
      connection.close(false);
    }
  }

  /** Ends it now; its thread notices by its socket. */
  void abort() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.trace("A management connection could not be closed", e);
    }
  }

  @Override
  public ListenerContext listenerContext() {
    return engine;
  }

  @Override
  public ExecutorService executor() {
    return engine.executor();
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public Router router() {
    return router;
  }

  @Override
  public HelidonSocket serverSocket() {
    return socket;
  }

  @Override
  public PeerInfo remotePeer() {
    return socket.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return socket.localPeer();
  }

  @Override
  public boolean isSecure() {
    return socket.isSecure();
  }

  @Override
  public String socketId() {
    return socket.socketId();
  }

  @Override
  public String childSocketId() {
    return socket.childSocketId();
  }
}
