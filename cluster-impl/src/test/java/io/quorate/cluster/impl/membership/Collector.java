/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.nio.ByteBuffer;
import java.util.List;

/** Collects numbers sent as messages. */
class Collector implements MembershipListener {
  private final List<Integer> numbers;

  Collector(List<Integer> numbers) {
    this.numbers = numbers;
  }

  @Override
  public void joined(NodeInfo node) {}

  @Override
  public void left(NodeInfo node) {}

  @Override
  public void failed(NodeInfo node) {}

  @Override
  public void updated(NodeInfo node) {}

  @Override
  public synchronized void message(String fromNodeId, byte kind, byte[] payload) {
    numbers.add(ByteBuffer.wrap(payload).getInt());
  }

  synchronized int size() {
    return numbers.size();
  }

  synchronized List<Integer> copy() {
    return List.copyOf(numbers);
  }
}
