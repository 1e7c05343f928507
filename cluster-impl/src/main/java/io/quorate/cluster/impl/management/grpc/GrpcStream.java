/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameTypes;
import io.helidon.http.http2.Http2Headers;
import io.helidon.http.http2.Http2RstStream;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2WindowUpdate;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector.SubProtocolHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The stream of one accepted call. It reads to the client's end also when the call is over:
 * Helidon's connection would stand still at data that nobody takes.
 */
final class GrpcStream implements SubProtocolHandler {
  private final GrpcCall<?, ?> call;
  private final Metadata headers;
  private final Messages messages;
  private final Exchange exchange;
  private final Places places;
  private final ConnectionContext connection;
  private @Nullable Thread thread;
  private boolean serving = true;
  private boolean ended;
  private boolean reset;
  private boolean released;
  private boolean freed;

  private GrpcStream(
      GrpcCall<?, ?> call,
      Metadata headers,
      CallBounds own,
      ConnectionContext connection,
      GrpcBounds bounds) {
    this.call = call;
    this.headers = headers;
    this.places = own.places();
    this.connection = connection;
    this.messages = new Messages(own.maxMessageBytes());
    this.exchange = bounds.exchanges().begin(connection, this::leave);
    call.beforeItEnds(this::free);
    if (!call.getMethodDescriptor().getType().clientSendsOneMessage()) {
      exchange.handling();
    }
  }

  /** A call of a method, or its refusal. */
  static <Q, R> SubProtocolHandler of(
      ServerMethodDefinition<Q, R> method,
      ConnectionContext connection,
      Http2Headers headers,
      StreamOutput output,
      GrpcBounds bounds) {
    Metadata metadata;
    Optional<Duration> timeout;
    try {
      metadata = GrpcHeaders.metadata(headers.httpHeaders());
      timeout = GrpcHeaders.timeout(headers.httpHeaders());
    } catch (IllegalArgumentException e) {
      return new RefusedStream(
          output, Status.INVALID_ARGUMENT.withDescription(e.getMessage()), new Metadata());
    }
    Attributes client =
        GrpcCallers.attributes(
            connection.remotePeer().address(), PeerCertificates.of(connection.remotePeer()));
    CallBounds own = bounds.calls().apply(method.getMethodDescriptor());
    if (!own.places().take(connection)) {
      return new RefusedStream(
          output,
          Status.UNAVAILABLE.withDescription(own.places().full()),
          FailureTrailers.of("BUSY", "not_committed", null));
    }
    Context.CancellableContext context =
        timeout
            .map(
                time ->
                    Context.ROOT.withDeadlineAfter(
                        time.toNanos(), TimeUnit.NANOSECONDS, bounds.deadlines()))
            .orElseGet(Context.ROOT::withCancellation);
    GrpcCall<Q, R> call = new GrpcCall<>(method, output, context, client, headers.authority());
    return new GrpcStream(call, metadata, own, connection, bounds);
  }

  @Override
  public void init() {
    synchronized (this) {
      thread = Thread.currentThread();
    }
    try {
      call.start(headers);
    } finally {
      served();
    }
  }

  @Override
  public void data(Http2FrameHeader header, BufferData data) {
    synchronized (this) {
      if (reset) {
        return;
      }
      serving = true;
    }
    try {
      take(data);
      if (header.flags(Http2FrameTypes.DATA).endOfStream()) {
        end();
      }
    } catch (StatusRuntimeException e) {
      call.fail(e.getStatus(), e.getTrailers());
    } finally {
      served();
    }
  }

  private void take(@Nullable BufferData data) {
    // Helidon gives null for a frame of nothing but padding.
    if (data != null && !call.over()) {
      messages.add(data, call::message);
    }
  }

  private void end() {
    ended = true;
    if (messages.broken() && !call.over()) {
      call.fail(Status.INVALID_ARGUMENT.withDescription("the request ends inside a message"), null);
    }
    exchange.handling();
    call.halfClose();
  }

  /** The thread goes back to where Helidon waits for data. */
  private synchronized void served() {
    serving = false;
    if (call.over()) {
      // What the client may still send is read and dropped, and keeps nobody from calling.
      free();
    }
    if (reset || (ended && call.over())) {
      release();
    }
  }

  private synchronized void release() {
    if (!released) {
      released = true;
      exchange.end();
      free();
    }
  }

  private synchronized void free() {
    if (!freed) {
      freed = true;
      places.giveBack(connection);
    }
  }

  @Override
  public synchronized Http2StreamState streamState() {
    if (reset || (ended && call.over())) {
      return Http2StreamState.CLOSED;
    }
    return ended ? Http2StreamState.HALF_CLOSED_REMOTE : Http2StreamState.OPEN;
  }

  /** Comes from the connection's thread. A thread inside a service is not interrupted. */
  @Override
  public void rstStream(Http2RstStream frame) {
    leave();
  }

  /** The client has left, or the connection has ended. */
  void leave() {
    synchronized (this) {
      reset = true;
      if (!serving) {
        release();
        if (thread != null) {
          thread.interrupt();
        }
      }
    }
    call.cancel();
  }

  @Override
  public void windowUpdate(Http2WindowUpdate update) {
    // The windows are looked at when something is to be sent.
  }
}
