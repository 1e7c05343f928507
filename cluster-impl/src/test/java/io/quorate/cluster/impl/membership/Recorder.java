/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what it hears and whether it ever heard two things at once. */
final class Recorder implements MembershipListener {
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<String> threads = new CopyOnWriteArrayList<>();
  private final AtomicInteger inside = new AtomicInteger();

  @Override
  public void joined(NodeInfo node) {
    note("joined " + node.nodeId());
  }

  @Override
  public void left(NodeInfo node) {
    note("left " + node.nodeId());
  }

  @Override
  public void failed(NodeInfo node) {
    note("failed " + node.nodeId());
  }

  @Override
  public void updated(NodeInfo node) {
    note("updated " + node.nodeId());
  }

  @Override
  public void message(String fromNodeId, byte kind, byte[] payload) {
    note("message " + fromNodeId + " " + kind);
  }

  @Override
  public void refused(String reason) {
    note("refused " + reason);
  }

  private void note(String event) {
    if (inside.incrementAndGet() > 1) {
      log.add("CONCURRENT " + event);
    }
    log.add(event);
    String thread = Thread.currentThread().getName();
    if (!threads.contains(thread)) {
      threads.add(thread);
    }
    inside.decrementAndGet();
  }

  List<String> log() {
    return List.copyOf(log);
  }

  List<String> threads() {
    return List.copyOf(threads);
  }
}
