/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2Exception;
import io.helidon.http.http2.Http2Flag;
import io.helidon.http.http2.Http2FrameData;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameTypes;
import io.helidon.http.http2.Http2StreamWriter;
import io.helidon.http.http2.StreamFlowControl;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The frames of one answer. Writing waits while the client's windows (RFC 9113 §5.2) are full, by
 * itself: Helidon's waiting ends neither with the call nor as soon as there is room.
 */
final class StreamOutput {
  private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Http2StreamWriter writer;
  private final StreamFlowControl flow;
  private final int streamId;
  private final Duration patience;

  StreamOutput(Http2StreamWriter writer, StreamFlowControl flow, int streamId, Duration patience) {
    this.writer = writer;
    this.flow = flow;
    this.streamId = streamId;
    this.patience = patience;
  }

  void headers(Metadata headers) {
    guarded(
        () ->
            writer.writeHeaders(
                GrpcHeaders.answer(headers),
                streamId,
                Http2Flag.HeaderFlags.create(Http2Flag.END_OF_HEADERS),
                flow.outbound()));
  }

  /** Ends the stream; there were no headers if it is alone. */
  void trailers(Status status, Metadata trailers, boolean alone) {
    guarded(
        () ->
            writer.writeHeaders(
                GrpcHeaders.trailers(status, trailers, alone),
                streamId,
                Http2Flag.HeaderFlags.create(Http2Flag.END_OF_HEADERS | Http2Flag.END_OF_STREAM),
                flow.outbound()));
  }

  /**
   * Sends a message, with its prefix.
   *
   * @param over whether nobody waits for it any more
   * @param bounded whether the client must make room in a bounded time
   */
  void message(byte[] bytes, BooleanSupplier over, boolean bounded) {
    guarded(
        () -> {
          int at = 0;
          while (at < bytes.length) {
            int room = Math.min(room(over, bounded), flow.outbound().maxFrameSize());
            int length = Math.min(room, bytes.length - at);
            writer.writeData(
                new Http2FrameData(
                    Http2FrameHeader.create(
                        length, Http2FrameTypes.DATA, Http2Flag.DataFlags.create(0), streamId),
                    BufferData.create(bytes, at, length)),
                flow.outbound());
            at += length;
          }
        });
  }

  private int room(BooleanSupplier over, boolean bounded) {
    long start = System.nanoTime();
    long pause = MIN_PAUSE_NANOS;
    while (true) {
      if (over.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        throw Status.CANCELLED.withDescription("the client has left").asRuntimeException();
      }
      int room = flow.outbound().getRemainingWindowSize();
      if (room > 0) {
        return room;
      }
      if (bounded && System.nanoTime() - start > patience.toNanos()) {
        throw Status.CANCELLED.withDescription("the client does not read").asRuntimeException();
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, MAX_PAUSE_NANOS);
    }
  }

  private static void guarded(Runnable write) {
    try {
      write.run();
    } catch (Http2Exception | UncheckedIOException | IllegalStateException e) {
      // The connection has ended.
      throw Status.CANCELLED.withCause(e).asRuntimeException();
    }
  }
}
