/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.PublishReceipt;
import io.quorate.examples.driver.journal.JournalReader;
import io.quorate.examples.driver.journal.JournalWriter;
import io.quorate.examples.driver.journal.TransferIds;
import io.quorate.examples.driver.load.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Clients that publish, each to one topic, one message at a time, with a journal of its own. */
final class TopicLoad {
  private static final Duration BACK_OFF = Duration.ofMillis(5);

  private final Cluster cluster;
  private final int process;
  private final Path journals;
  private final LongAdder acknowledged = new LongAdder();
  private final Workers workers = new Workers();

  TopicLoad(Cluster cluster, int process, Path journals) {
    this.cluster = cluster;
    this.process = process;
    this.journals = journals;
  }

  /** Starts more clients on each topic; each pauses after every message, or not at all. */
  void start(int topics, int clients, Duration pause) {
    for (int i = 0; i < topics * clients; i++) {
      String topic = "load." + i % topics;
      workers.start(number -> new Publisher(topic, number), pause);
    }
  }

  /** Lets every client end the publish that it has begun. */
  void stop() {
    workers.stop();
  }

  long acknowledged() {
    return acknowledged.sum();
  }

  private final class Publisher implements Workers.Worker {
    private final String topic;
    private final int number;
    private final JournalWriter journal;
    private int sequence;

    Publisher(String topic, int number) {
      this.topic = topic;
      this.number = number;
      String name = JournalReader.name(cluster.nodeId(), process, topic + "-w", number);
      this.journal = new JournalWriter(journals.resolve(name));
    }

    @Override
    public boolean step() {
      long id = TransferIds.of(process, number, ++sequence);
      journal.sent(id, System.nanoTime());
      try {
        PublishReceipt receipt = cluster.publish(topic, id).toCompletableFuture().join();
        journal.ack(id, System.nanoTime(), receipt.seq());
        acknowledged.increment();
      } catch (CompletionException e) {
        failed(id, e.getCause() == null ? e : e.getCause());
      }
      return true;
    }

    private void failed(long id, Throwable failure) {
      if (failure instanceof ClusterException known
          && !(known instanceof OutcomeUnknownException)) {
        journal.refused(id, System.nanoTime(), known.code().name());
        LockSupport.parkNanos(BACK_OFF.toNanos());
      } else {
        journal.unknown(id, System.nanoTime(), failure.getClass().getSimpleName());
      }
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
