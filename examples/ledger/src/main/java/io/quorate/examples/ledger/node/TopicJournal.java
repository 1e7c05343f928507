/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.OnTopicGap;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import io.quorate.examples.driver.journal.Deliveries;
import io.quorate.examples.driver.journal.DeliveryWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes every message that this node is given into a file of its topic, and to the disk, before it
 * is acknowledged.
 */
@ClusterHandler("journal")
public class TopicJournal {
  private final String name;
  private final Path directory;
  private final Map<String, DeliveryWriter> writers = new ConcurrentHashMap<>();
  private final AtomicLong gaps = new AtomicLong();
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** The handler of one process of a node. */
  TopicJournal(String nodeId, int process, Path directory) {
    this.name = "%s-p%03d-".formatted(nodeId, process);
    this.directory = directory;
  }

  @OnTopic("load.*")
  void note(long id, TopicMessage message) throws InterruptedException {
    held.await();
    writers
        .computeIfAbsent(
            message.topic(),
            topic -> new DeliveryWriter(directory.resolve(name + topic + Deliveries.ENDING)))
        .write(message.seq(), id, System.nanoTime());
  }

  @OnTopicGap
  void missed(TopicGap gap) {
    gaps.addAndGet(gap.count());
  }

  /** Lets every message wait until the process ends. */
  void hold() {
    held = new CountDownLatch(1);
  }

  long missedMessages() {
    return gaps.get();
  }
}
