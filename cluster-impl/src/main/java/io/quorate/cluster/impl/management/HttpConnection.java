/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriter;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import io.quorate.cluster.impl.management.grpc.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One accepted connection: Helidon's HTTP/1.1 or, when the client opens with its preface (RFC 9113
 * §3.3), HTTP/2, over a socket that a clock bounds.
 */
final class HttpConnection implements ConnectionContext, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);
  private static final int MAX_LINGER_BYTES = 16 * 1024 * 1024;

  /** No request of HTTP/1.1 begins like this. */
  private static final byte[] PREFACE = "PRI ".getBytes(StandardCharsets.US_ASCII);

  private final EngineSettings engine;
  private final ManagementSettings settings;
  private final Protocols protocols;
  private final Router router;
  private final SocketChannel channel;
  private final String id;
  private final ClientSockets sockets;
  private final ExchangeClock exchange;
  private final DataReader reader;
  private volatile ClientSockets.@Nullable Opened opened;
  private volatile @Nullable SocketWriter writer;
  private volatile ConnectionClock clock;
  private volatile @Nullable ServerConnection connection;
  private volatile @Nullable Http2Session http2;
  private volatile @Nullable Runnable stream;
  private boolean peerOpen = true;

  /** What came before it was known that it is HTTP/2. */
  private byte @Nullable [] beginning;

  HttpConnection(
      String id,
      SocketChannel channel,
      EngineSettings engine,
      ManagementSettings settings,
      ClientSockets sockets,
      Protocols protocols,
      Router router) {
    this.id = id;
    this.sockets = sockets;
    this.engine = engine;
    this.settings = settings;
    this.protocols = protocols;
    this.router = router;
    this.channel = channel;
    this.exchange = new ExchangeClock(settings, System::nanoTime);
    this.clock = exchange;
    this.reader = DataReader.create(this::receive);
  }

  private byte @Nullable [] receive() {
    Http2Session session = http2;
    if (session != null && session.frames().pending()) {
      return session.frames().next();
    }
    byte[] first = beginning;
    if (first != null) {
      beginning = null;
      return rewritten(first);
    }
    clock.reading();
    byte[] bytes;
    try {
      bytes = socket().get();
    } catch (UncheckedIOException e) {
      throw new CloseConnectionException("The connection broke", e);
    }
    peerOpen = bytes != null;
    if (bytes != null && !clock.arrived(bytes)) {
      throw new CloseConnectionException("The client sends more than a request can need");
    }
    return bytes == null ? null : rewritten(bytes);
  }

  private byte[] rewritten(byte[] bytes) {
    Http2Session session = http2;
    if (session == null) {
      return bytes;
    }
    session.frames().received(bytes);
    return session.frames().next();
  }

  /** Handles requests until either side closes. */
  @Override
  public void run() {
    try {
      open();
      ServerConnection chosen = choose();
      connection = chosen;
      chosen.handle(FixedLimit.create());
    } catch (CloseConnectionException
        | InsufficientDataAvailableException
        | IOException
        | UncheckedIOException e) {
      LOG.trace("A management connection has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("A management connection failed", e);
    } finally {
      endStreams();
      linger();
      abort();
    }
  }

  /** The handshake counts as the receiving of a request. */
  private void open() throws IOException {
    exchange.reading();
    ClientSockets.Opened open = sockets.open(channel, id);
    opened = open;
    writer = SocketWriter.create(open.socket());
  }

  private HelidonSocket socket() {
    ClientSockets.Opened open = opened;
    if (open == null) {
      throw new IllegalStateException("connection " + id + " is not open yet");
    }
    return open.socket();
  }

  private SocketWriter writer() {
    SocketWriter made = writer;
    if (made == null) {
      throw new IllegalStateException("connection " + id + " is not open yet");
    }
    return made;
  }

  private ServerConnection choose() {
    // Three methods begin with the same letter: only then it takes more bytes to tell.
    if (reader.lookup() != PREFACE[0] || !reader.startsWith(PREFACE)) {
      return protocols.http1(this);
    }
    Http2Session session = new Http2Session(settings, engine.executor(), writer());
    http2 = session;
    clock = session.clock();
    byte[] soFar = new byte[reader.available()];
    reader.readBuffer(soFar.length).read(soFar);
    if (!clock.arrived(soFar)) {
      throw new CloseConnectionException("The client sends more than it was allowed");
    }
    beginning = soFar;
    return protocols.http2(this);
  }

  private void endStreams() {
    Http2Session session = http2;
    if (session != null) {
      session.end();
    }
    clock = exchange;
  }

  /**
   * Reads what the client still sends. To close with unread bytes would reset the connection, and
   * the client might lose the very answer that refuses its request.
   */
  private void linger() {
    if (!peerOpen || opened == null) {
      return;
    }
    exchange.sending();
    try {
      ClientSockets.Opened open = opened;
      if (open != null) {
        open.goodbye();
      }
      channel.shutdownOutput();
      ClientWatch.drain(channel, MAX_LINGER_BYTES);
    } catch (IOException e) {
      LOG.trace("A management connection ended while its rest was read", e);
    }
  }

  /** The headers of a request have arrived: the clock that bounds it. */
  ExchangeClock begin() {
    Http2Session session = http2;
    return session == null ? exchange : session.clock().begin();
  }

  /**
   * The answer goes on until it is told to end, because the client has left or the port closes; it
   * is the connection's last.
   */
  void streams(Runnable end) {
    last();
    stream = end;
    Runnable left =
        () -> {
          end.run();
          abort();
        };
    engine.executor().execute(new ClientWatch(channel, left));
  }

  /** A call has begun, which ends at the latest with this connection. */
  Exchange begin(Runnable left) {
    Http2Session session = http2;
    if (session == null) {
      throw new IllegalStateException("calls are streams of HTTP/2");
    }
    return session.begin(left);
  }

  /** A request has been answered, or has failed. */
  void end(ExchangeClock ended) {
    Http2Session session = http2;
    if (session != null) {
      session.clock().end(ended);
    }
  }

  /**
   * Makes the request under way the last one; called by the thread that handles it. Streams of
   * HTTP/2 end without the connection.
   */
  void last() {
    if (http2 == null) {
      closeWhenAnswered();
    }
  }

  private void closeWhenAnswered() {
    ServerConnection chosen = connection;
    if (chosen != null) {
      chosen.close(false);
    }
  }

  ConnectionClock clock() {
    return clock;
  }

  /** Ends it after what is under way, if anything is; may be called again. */
  void finish() {
    Http2Session session = http2;
    Runnable streaming = stream;
    if (streaming != null) {
      streaming.run();
    }
    if (clock.idle()) {
      abort();
    } else if (session == null) {
      closeWhenAnswered();
    } else {
      session.leave();
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
    Http2Session session = http2;
    return session == null ? engine.executor() : session.threads();
  }

  @Override
  public DataWriter dataWriter() {
    Http2Session session = http2;
    return session == null ? writer() : session.writer();
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
    return socket();
  }

  @Override
  public PeerInfo remotePeer() {
    return socket().remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return socket().localPeer();
  }

  @Override
  public boolean isSecure() {
    return socket().isSecure();
  }

  @Override
  public String socketId() {
    return socket().socketId();
  }

  @Override
  public String childSocketId() {
    return socket().childSocketId();
  }
}
