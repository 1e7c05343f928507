/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

/**
 * A backup as an answer, sent while it is written. A client that takes nothing for too long is cut
 * off; what it has then lacks its end and can be told from a whole one.
 */
final class Download implements Answer, AutoCloseable {
  static final String TYPE = "application/octet-stream";
  private static final int CHUNK = 1 << 16;

  private final BackupSource.Captured captured;
  private final Semaphore place;

  /** Gives the place back when it is closed. */
  Download(BackupSource.Captured captured, Semaphore place) {
    this.captured = captured;
    this.place = place;
  }

  String name() {
    return captured.name();
  }

  /** Sends all of it; the clock begins anew with every chunk. */
  void send(OutputStream out, ExchangeClock clock) throws IOException {
    BufferedOutputStream chunks = new BufferedOutputStream(new Timed(out, clock), CHUNK);
    captured.writeTo(chunks);
    chunks.flush();
  }

  @Override
  public void close() {
    try {
      captured.close();
    } finally {
      place.release();
    }
  }

  /** Gives each piece its own time. */
  private static final class Timed extends OutputStream {
    private final OutputStream out;
    private final ExchangeClock clock;

    Timed(OutputStream out, ExchangeClock clock) {
      this.out = out;
      this.clock = clock;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int from = offset;
      int end = offset + length;
      while (from < end) {
        int part = Math.min(CHUNK, end - from);
        clock.sending();
        out.write(bytes, from, part);
        from += part;
      }
      // What the handler does until the next piece is not the client's time.
      clock.handling();
    }

    @Override
    public void flush() throws IOException {
      clock.sending();
      out.flush();
    }
  }
}
