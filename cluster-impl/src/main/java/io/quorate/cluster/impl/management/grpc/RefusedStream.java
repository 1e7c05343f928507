/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameTypes;
import io.helidon.http.http2.Http2RstStream;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2WindowUpdate;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector.SubProtocolHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of a call that is not served: the answer, and then what the client still sends. */
final class RefusedStream implements SubProtocolHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedStream.class);

  private final StreamOutput output;
  private final Status status;
  private final Metadata trailers;
  private volatile boolean ended;
  private volatile @Nullable Thread waiting;

  RefusedStream(StreamOutput output, Status status, Metadata trailers) {
    this.output = output;
    this.status = status;
    this.trailers = trailers;
  }

  /** The stream of a client that left before its call began. */
  static RefusedStream gone(StreamOutput output) {
    RefusedStream stream = new RefusedStream(output, Status.CANCELLED, new Metadata());
    stream.ended = true;
    return stream;
  }

  @Override
  public void init() {
    if (ended) {
      return;
    }
    try {
      output.trailers(status, trailers, true);
    } catch (StatusRuntimeException e) {
      LOG.trace("A client left before its call was refused", e);
      ended = true;
    }
    waiting = Thread.currentThread();
  }

  @Override
  public void data(Http2FrameHeader header, BufferData data) {
    ended |= header.flags(Http2FrameTypes.DATA).endOfStream();
  }

  @Override
  public Http2StreamState streamState() {
    return ended ? Http2StreamState.CLOSED : Http2StreamState.OPEN;
  }

  @Override
  public void rstStream(Http2RstStream frame) {
    ended = true;
    Thread thread = waiting;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void windowUpdate(Http2WindowUpdate update) {
    // Nothing more will be sent.
  }
}
