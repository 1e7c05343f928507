/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call between a service and its stream. The stream's thread runs the service, and sending
 * blocks it while the client is slow: so a slow client costs one message and holds up nobody else.
 */
final class GrpcCall<Q, R> extends ServerCall<Q, R> {
  private static final Logger LOG = LoggerFactory.getLogger(GrpcCall.class);
  private static final int PREFIX = 5;
  private static final int MAX_WAITING = 16;

  private final ServerMethodDefinition<Q, R> method;
  private final StreamOutput output;
  private final Context.CancellableContext context;
  private final Attributes attributes;
  private final @Nullable String authority;
  private final Deque<Q> waiting = new ArrayDeque<>();
  private final AtomicInteger requested = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean cancelled;
  private volatile Runnable beforeItEnds = () -> {};
  private volatile ServerCall.@Nullable Listener<Q> listener;
  private boolean headersSent;
  private boolean halfClosed;

  GrpcCall(
      ServerMethodDefinition<Q, R> method,
      StreamOutput output,
      Context.CancellableContext context,
      Attributes attributes,
      @Nullable String authority) {
    this.method = method;
    this.output = output;
    this.context = context;
    this.attributes = attributes;
    this.authority = authority;
  }

  /** What to do before the client is told how the call ended, which a slow one may hold up. */
  void beforeItEnds(Runnable task) {
    beforeItEnds = task;
  }

  void start(Metadata headers) {
    serve(() -> listener = method.getServerCallHandler().startCall(this, headers));
    serve(() -> listener().onReady());
  }

  /** The client has sent a message. */
  void message(byte[] bytes) {
    if (over()) {
      return;
    }
    serve(
        () -> {
          try {
            waiting.add(method.getMethodDescriptor().parseRequest(new ByteArrayInputStream(bytes)));
          } catch (StatusRuntimeException e) {
            throw Status.INVALID_ARGUMENT
                .withDescription("the message cannot be decoded")
                .withCause(e)
                .asRuntimeException();
          }
          if (waiting.size() > MAX_WAITING) {
            throw Status.RESOURCE_EXHAUSTED
                .withDescription("more messages than the method wants")
                .asRuntimeException();
          }
          deliver();
        });
  }

  /** The client has sent all that it will. */
  void halfClose() {
    halfClosed = true;
    serve(this::deliver);
  }

  private void deliver() {
    while (!waiting.isEmpty() && !over() && requested.get() > 0) {
      requested.decrementAndGet();
      listener().onMessage(waiting.remove());
    }
    if (halfClosed && waiting.isEmpty() && !over()) {
      listener().onHalfClose();
    }
  }

  private ServerCall.Listener<Q> listener() {
    ServerCall.Listener<Q> started = listener;
    if (started == null) {
      throw new IllegalStateException("the call has not started");
    }
    return started;
  }

  /** Runs what the service does in this call's context; what it throws ends the call. */
  private void serve(Runnable service) {
    if (over()) {
      return;
    }
    Context before = context.attach();
    try {
      service.run();
    } catch (StatusRuntimeException e) {
      fail(e.getStatus(), e.getTrailers());
    } catch (RuntimeException e) {
      LOG.warn("A call of {} failed", method.getMethodDescriptor().getFullMethodName(), e);
      fail(
          Status.INTERNAL.withDescription("the call failed inside the node; its log says why"),
          null);
    } finally {
      context.detach(before);
    }
  }

  /** Ends the call without the service. */
  void fail(Status status, @Nullable Metadata trailers) {
    Deadline deadline = context.getDeadline();
    boolean late = deadline != null && deadline.isExpired();
    try {
      close(
          late && status.getCode() == Status.Code.CANCELLED ? Status.DEADLINE_EXCEEDED : status,
          trailers == null ? new Metadata() : trailers);
    } catch (StatusRuntimeException e) {
      LOG.trace("A client left before it was told how its call ended", e);
    }
  }

  /** The client has left; any thread may say so. */
  void cancel() {
    cancelled = true;
    context.cancel(null);
    ServerCall.Listener<Q> started = listener;
    if (started != null && closed.compareAndSet(false, true)) {
      try {
        started.onCancel();
      } catch (RuntimeException e) {
        LOG.warn(
            "Cancelling a call of {} failed", method.getMethodDescriptor().getFullMethodName(), e);
      }
    }
  }

  /** Whether nothing more will be sent. */
  boolean over() {
    return cancelled || closed.get();
  }

  @Override
  public void request(int messages) {
    requested.addAndGet(messages);
  }

  @Override
  public void sendHeaders(Metadata headers) {
    if (!over()) {
      headersSent = true;
      output.headers(headers);
    }
  }

  @Override
  public void sendMessage(R message) {
    if (!over()) {
      boolean once = method.getMethodDescriptor().getType().serverSendsOneMessage();
      output.message(framed(message), this::isCancelled, once);
    }
  }

  private byte[] framed(R message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[PREFIX]);
    try (InputStream in = method.getMethodDescriptor().streamResponse(message)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = out.toByteArray();
    ByteBuffer.wrap(bytes).putInt(1, bytes.length - PREFIX);
    return bytes;
  }

  @Override
  public void close(Status status, Metadata trailers) {
    if (cancelled || !closed.compareAndSet(false, true)) {
      return;
    }
    beforeItEnds.run();
    try {
      output.trailers(status, trailers, !headersSent);
    } finally {
      context.cancel(null);
      ServerCall.Listener<Q> started = listener;
      if (started != null) {
        started.onComplete();
      }
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled || context.isCancelled();
  }

  @Override
  public MethodDescriptor<Q, R> getMethodDescriptor() {
    return method.getMethodDescriptor();
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public @Nullable String getAuthority() {
    return authority;
  }
}
