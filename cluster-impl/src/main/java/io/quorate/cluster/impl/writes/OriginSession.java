/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.state.OutcomeSink;
import io.quorate.cluster.impl.state.OutcomeSinks;
import io.quorate.cluster.impl.state.SystemCommand;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's session in the replicated state: opened through the log when first needed, and again
 * when it has expired. Opened by one thread, the scheduler's; read from any.
 */
final class OriginSession implements SessionHandle {
  private static final Logger LOG = LoggerFactory.getLogger(OriginSession.class);
  private static final long NONE = 0;

  private final OriginSettings settings;
  private final Batcher batcher;
  private final Links links;
  private final WriteWindow window;
  private final OutcomeSinks sinks;
  private final OutcomeSink sink;
  private final Runnable listener;
  private volatile long id = NONE;
  private final AtomicReference<@Nullable Object> opening = new AtomicReference<>();

  OriginSession(
      OriginSettings settings,
      Batcher batcher,
      Links links,
      WriteWindow window,
      OutcomeSinks sinks,
      OutcomeSink sink,
      Runnable listener) {
    this.settings = settings;
    this.batcher = batcher;
    this.links = links;
    this.window = window;
    this.sinks = sinks;
    this.sink = sink;
    this.listener = listener;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public long acknowledgedBelow() {
    return window.lowest();
  }

  /** Whether there is a session. */
  boolean isOpen() {
    return id != NONE;
  }

  /** Opens a session by the route, unless there is one or one is being opened. */
  void open(Route route) {
    Object attempt = new Object();
    if (id != NONE || !opening.compareAndSet(null, attempt)) {
      return;
    }
    SystemCommand.OpenSession command =
        new SystemCommand.OpenSession(settings.nodeId(), settings.sessionTimeout().toMillis());
    CompletableFuture<Long> opened =
        switch (route) {
          case Route.Local local -> batcher.system(command).thenApply(OriginSession::id);
          case Route.Remote remote ->
              links
                  .call(remote.leader(), CallKind.OPEN_SESSION, command.encode())
                  .thenApply(bytes -> ByteBuffer.wrap(bytes).getLong());
          case Route.Nowhere nowhere ->
              CompletableFuture.failedFuture(new IllegalStateException("no leader"));
        };
    opened.whenComplete((session, failure) -> opened(attempt, session, failure));
  }

  static long id(Outcome outcome) {
    if (outcome instanceof Outcome.Success success) {
      return ByteBuffer.wrap(success.bytes()).getLong();
    }
    throw new IllegalStateException("no session: " + outcome);
  }

  @SuppressWarnings("ReferenceEquality") // this very attempt, or a later one
  private void opened(Object attempt, Long session, Throwable failure) {
    if (opening.get() != attempt) {
      return;
    }
    if (failure == null) {
      sinks.add(session, sink);
      id = session;
    } else {
      LOG.debug("{}: the session was not opened yet", settings.nodeId(), failure);
    }
    opening.set(null);
    listener.run();
  }

  /** Leadership is elsewhere: an attempt by the old route is no longer waited for. */
  void routeChanged() {
    opening.set(null);
  }

  /** The log no longer knows a session; if it is the present one, another is needed. */
  void expired(long session) {
    if (id == session) {
      LOG.info("{}: session {} has expired, opening another", settings.nodeId(), session);
      id = NONE;
    }
  }
}
