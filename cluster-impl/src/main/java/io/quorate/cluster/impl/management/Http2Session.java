/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Flag;
import io.helidon.http.http2.Http2GoAway;
import io.helidon.http.http2.Http2Settings;
import io.quorate.cluster.impl.management.grpc.Exchange;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a connection has beside its socket once it speaks HTTP/2. */
final class Http2Session {
  private static final Logger LOG = LoggerFactory.getLogger(Http2Session.class);
  private static final int LAST_STREAM = Integer.MAX_VALUE;

  private final Executor executor;
  private final StreamThreads threads;
  private final FrameWriter writer;
  private final StreamsClock clock;
  private final InboundFrames frames = new InboundFrames();
  private final Set<Runnable> calls = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean leaving = new AtomicBoolean();
  private volatile boolean ended;

  Http2Session(ManagementSettings settings, Executor executor, DataWriter socket) {
    this.executor = executor;
    FrameMeter meter = new FrameMeter();
    this.threads = new StreamThreads(executor, 2 * Protocols.MAX_STREAMS);
    this.writer = new FrameWriter(socket, meter, frames::lastStream);
    this.clock = new StreamsClock(settings, System::nanoTime, threads, meter, writer);
  }

  StreamThreads threads() {
    return threads;
  }

  FrameWriter writer() {
    return writer;
  }

  InboundFrames frames() {
    return frames;
  }

  StreamsClock clock() {
    return clock;
  }

  /** A call has begun; it is told if the connection ends first, or has ended already. */
  Exchange begin(Runnable left) {
    ExchangeClock exchange = clock.begin();
    calls.add(left);
    if (ended) {
      left.run();
    }
    return new Exchange() {
      @Override
      public void handling() {
        exchange.handling();
      }

      @Override
      public void end() {
        calls.remove(left);
        clock.end(exchange);
      }
    };
  }

  /** The connection has ended: so do its calls and its threads. */
  void end() {
    ended = true;
    threads.shutdownNow();
    calls.forEach(Runnable::run);
  }

  /**
   * Tells the client to send nothing new here; what is under way will be answered. Does not wait.
   */
  void leave() {
    if (leaving.compareAndSet(false, true)) {
      executor.execute(this::sayGoodbye);
    }
  }

  private void sayGoodbye() {
    Http2GoAway frame = new Http2GoAway(LAST_STREAM, Http2ErrorCode.NO_ERROR, "");
    var data = frame.toFrameData(Http2Settings.builder().build(), 0, Http2Flag.NoFlags.create());
    try {
      writer.writeNow(BufferData.create(data.header().write(), data.data()));
    } catch (UncheckedIOException e) {
      LOG.trace("A client has left before it was told to", e);
    }
  }
}
