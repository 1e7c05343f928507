/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.impl.security.Access;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.threads.Threads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The management port. It accepts connections itself and lets Helidon speak HTTP/1.1 or HTTP/2, and
 * within that gRPC, on them: Helidon's own server would set a deserialization filter for the whole
 * process, print its banner into the host's log and leave a timer thread behind.
 *
 * <p>Safe for use from any thread. Closing releases the port at once, lets requests under way
 * finish within a bound, and ends its threads; closing twice does nothing. What stays is one daemon
 * thread of Helidon's for the time of day, once per class loader.
 */
public final class HttpManagement implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpManagement.class);
  private static final int BACKLOG = 128;

  private final ManagementSettings settings;
  private final ManagementService service;
  private final Json json;
  private final Optional<Tls> tls;
  private final Access access;
  private final Optional<String> advertisedHost;
  private final ExecutorService requests;
  private final ScheduledExecutorService sweeper;
  private @Nullable HttpListener listener;
  private boolean closed;

  /**
   * A port that is not bound yet. The JSON stays the caller's to close, after this.
   *
   * @param advertisedHost where others are told that it listens, when that is another host
   */
  public HttpManagement(
      ManagementSettings settings,
      ManagementService service,
      Json json,
      Threads threads,
      Optional<Tls> tls,
      Access access,
      Optional<String> advertisedHost) {
    this.tls = tls;
    this.access = access;
    this.advertisedHost = advertisedHost;
    this.settings = settings;
    this.service = service;
    this.json = json;
    this.requests = threads.virtual("management");
    this.sweeper = threads.scheduler("management-sweeper");
  }

  /**
   * Binds the port and begins to answer.
   *
   * @throws ClusterStartException when the address cannot be bound
   */
  public synchronized void start() {
    if (listener != null || closed) {
      throw new IllegalStateException("a management port is started once");
    }
    Semaphore places = new Semaphore(settings.maxRequests());
    Guard guard = new Guard(access, access.audit(), names());
    HttpListener started =
        new HttpListener(
            bind(),
            settings,
            new Dispatcher(service, json, new EventStreams(service, json, settings), places, guard),
            () -> GrpcServices.selector(settings, service, places, sweeper, guard),
            requests,
            tls);
    listener = started;
    started.start(sweeper);
    LOG.info(
        "{}: management listens on {}:{}{}",
        service.nodeId(),
        settings.host(),
        started.port(),
        tls.isPresent() ? " with TLS" : "");
  }

  private AskedNames names() {
    return access.asks() ? AskedNames.ANY : AskedNames.of(settings.host(), advertisedHost);
  }

  private ServerSocketChannel bind() {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw cannotBind("the host is not known; use a name or address of this machine", null);
    }
    try {
      ServerSocketChannel server = ServerSocketChannel.open();
      try {
        return server.bind(address, BACKLOG);
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannotBind(
          e.getMessage()
              + "; free the port, or choose another address, or port 0 for any free one, or set"
              + " quorate.management.enabled=false",
          e);
    }
  }

  private ClusterStartException cannotBind(String why, @Nullable Throwable cause) {
    String host = settings.host().indexOf(':') < 0 ? settings.host() : "[" + settings.host() + "]";
    return new ClusterStartException(
        "quorate.management.address = " + host + ":" + settings.port() + ": " + why, cause);
  }

  /** The port that is bound, which the settings may have left open. */
  public synchronized int port() {
    if (listener == null) {
      throw new IllegalStateException("the management port is not started");
    }
    return listener.port();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (listener != null) {
      listener.close();
    }
    sweeper.shutdownNow();
    requests.shutdownNow();
  }
}
