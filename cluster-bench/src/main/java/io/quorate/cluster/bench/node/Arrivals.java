/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Notes when messages come to a node's handler. Safe for use from any thread. */
final class Arrivals implements Consumer<byte[]> {
  private static final int CAPACITY = 1 << 16;

  private int run;
  private ArrivalLog log = new ArrivalLog(CAPACITY);
  private int count;
  private long total;

  @Override
  public void accept(byte[] message) {
    Messages.Head head = Messages.Head.of(message);
    note(head, System.nanoTime());
  }

  private synchronized void note(Messages.Head head, long now) {
    if (head.run() > run) {
      run = head.run();
      log = new ArrivalLog(CAPACITY);
      count = 0;
    }
    if (head.run() < run) {
      // It came after its load was given up.
      total++;
    } else if (log.note(head.number(), head.started(), now)) {
      count++;
      total++;
    }
  }

  /** Different messages of a load that came, if that is the latest. */
  synchronized int count(int ofRun) {
    return ofRun == run ? count : 0;
  }

  /** Different messages that came of all loads. */
  synchronized long total() {
    return total;
  }

  /** Writes what came of the latest load, for {@link ArrivalLog#read}. */
  synchronized void write(Path file) throws IOException {
    log.write(file);
  }
}
