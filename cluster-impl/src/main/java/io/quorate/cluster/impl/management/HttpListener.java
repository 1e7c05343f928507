/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.webserver.Router;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector;
import io.quorate.cluster.impl.security.Tls;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections on a bound socket, each on a virtual thread, and ends those overdue. */
final class HttpListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
  private static final long SWEEP_MILLIS = 500;
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final byte[] FULL = full();

  private final ServerSocketChannel server;
  private final ManagementSettings settings;
  private final ExecutorService threads;
  private final EngineSettings engine;
  private final ClientSockets sockets;
  private final Protocols protocols;
  private final Router router;
  private final Map<String, HttpConnection> connections = new ConcurrentHashMap<>();
  private volatile boolean closed;

  HttpListener(
      ServerSocketChannel server,
      ManagementSettings settings,
      Dispatcher dispatcher,
      Supplier<Http2SubProtocolSelector> grpc,
      ExecutorService threads,
      Optional<Tls> tls) {
    this.sockets = new ClientSockets(tls);
    this.server = server;
    this.settings = settings;
    this.threads = threads;
    this.protocols = new Protocols(settings, grpc);
    this.engine = new EngineSettings(settings, dispatcher, threads);
    HttpAdapter adapter = new HttpAdapter(dispatcher, this::connection, settings.maxBodyBytes());
    this.router = Router.builder().addRouting(HttpRouting.builder().any(adapter)).build();
  }

  private static byte[] full() {
    String body = "{\"error\":\"too many management connections\",\"code\":\"BUSY\"}";
    return ("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  int port() {
    return server.socket().getLocalPort();
  }

  void start(ScheduledExecutorService sweeper) {
    threads.execute(this::accept);
    Future<?> unused =
        sweeper.scheduleWithFixedDelay(
            this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private HttpConnection connection(String id) {
    HttpConnection connection = connections.get(id);
    if (connection == null) {
      throw new IllegalStateException("connection " + id + " has ended");
    }
    return connection;
  }

  private void accept() {
    long count = 0;
    while (!closed) {
      try {
        serve("management-" + ++count, server.accept());
      } catch (IOException | RejectedExecutionException e) {
        if (!closed) {
          // Such as too many open files: the port must be there when that has passed.
          LOG.warn("The management port could not accept a connection: {}", e.toString());
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void serve(String id, SocketChannel channel) throws IOException {
    if (connections.size() >= settings.maxConnections()) {
      refuse(channel);
      return;
    }
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    // A stream may be silent for as long as it likes: this tells whether its client still lives.
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    HttpConnection connection =
        new HttpConnection(id, channel, engine, settings, sockets, protocols, router);
    connections.put(id, connection);
    try {
      threads.execute(
          () -> {
            try {
              connection.run();
            } finally {
              connections.remove(id);
            }
          });
    } catch (RejectedExecutionException e) {
      connections.remove(id);
      connection.abort();
      throw e;
    }
  }

  /** Must not wait for the client: what the socket does not take at once is not sent. */
  private static void refuse(SocketChannel channel) throws IOException {
    try (channel) {
      channel.configureBlocking(false);
      channel.write(ByteBuffer.wrap(FULL));
    }
  }

  private void sweep() {
    for (HttpConnection connection : connections.values()) {
      if (connection.clock().overdue()) {
        connection.abort();
      }
    }
  }

  /** Frees the port, then gives requests under way a moment to finish. */
  @Override
  public void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("The management port could not be closed", e);
    }
    long deadline = System.nanoTime() + CLOSE_NANOS;
    while (!connections.isEmpty() && System.nanoTime() - deadline < 0) {
      connections.values().forEach(HttpConnection::finish);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    connections.values().forEach(HttpConnection::abort);
  }
}
