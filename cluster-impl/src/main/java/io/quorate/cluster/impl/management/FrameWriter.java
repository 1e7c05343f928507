/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameType;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Writes the frames of an HTTP/2 connection, one after the other, and knows for how long the socket
 * has not taken one. A stream's thread that is interrupted does not break the connection of the
 * others: an interrupted write would close the socket.
 */
final class FrameWriter implements DataWriter {
  private static final long NOT = Long.MIN_VALUE;

  private final DataWriter socket;
  private final FrameMeter meter;
  private final IntSupplier lastStream;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long since = NOT;

  /**
   * Writes to the socket.
   *
   * @param lastStream the highest stream whose request has been passed on
   */
  FrameWriter(DataWriter socket, FrameMeter meter, IntSupplier lastStream) {
    this.socket = socket;
    this.meter = meter;
    this.lastStream = lastStream;
  }

  @Override
  public void writeNow(BufferData frame) {
    lock.lock();
    boolean interrupted = Thread.interrupted();
    try {
      meter.sending(frame);
      since = System.nanoTime();
      socket.writeNow(honest(frame));
    } finally {
      since = NOT;
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Helidon says goodbye as if no request had been looked at (RFC 9113 §6.8), and clients send
   * again what may have been done.
   */
  private BufferData honest(BufferData frame) {
    if (frame.get(3) != Http2FrameType.GO_AWAY.type()) {
      return frame;
    }
    ByteBuffer goodbye = ByteBuffer.wrap(frame.readBytes());
    if (goodbye.getInt(Http2FrameHeader.LENGTH) == 0) {
      goodbye.putInt(Http2FrameHeader.LENGTH, lastStream.getAsInt());
    }
    return BufferData.create(goodbye.array());
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void write(BufferData frame) {
    writeNow(frame);
  }

  @Override
  public void write(BufferData... buffers) {
    writeNow(buffers);
  }

  /** For how many nanoseconds a frame has been on its way into the socket; 0 when none is. */
  long writingFor(long now) {
    long started = since;
    return started == NOT ? 0 : Math.max(0, now - started);
  }
}
