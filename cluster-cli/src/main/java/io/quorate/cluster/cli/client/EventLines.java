/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import java.io.EOFException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of an answer while they come: few wait here, the others with the sender. */
final class EventLines implements Flow.Subscriber<String> {
  /** There are no more. */
  static final class Ended extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable reason;

    private Ended(Throwable reason) {
      super(reason);
      this.reason = reason;
    }

    Throwable reason() {
      return reason;
    }
  }

  private record Line(String text, @Nullable Throwable end) {}

  private static final int WAITING = 16;

  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;

  @Override
  public void onSubscribe(Flow.Subscription made) {
    subscription = made;
    made.request(WAITING);
  }

  @Override
  public void onNext(String line) {
    lines.add(new Line(line, null));
  }

  @Override
  public void onError(Throwable failure) {
    lines.add(new Line("", failure));
  }

  @Override
  public void onComplete() {
    lines.add(new Line("", new EOFException("the stream has ended")));
  }

  /** The next line; empty when none came in time. */
  Optional<String> next(long nanos) throws Ended, InterruptedException {
    Line line = lines.poll(nanos, TimeUnit.NANOSECONDS);
    if (line == null) {
      return Optional.empty();
    }
    if (line.end() != null) {
      throw new Ended(line.end());
    }
    Flow.Subscription known = subscription;
    if (known != null) {
      known.request(1);
    }
    return Optional.of(line.text());
  }
}
