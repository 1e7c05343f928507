/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * Who reads: a subscription of a node, or a durable subscriber outside the cluster.
 *
 * @param nodeId the node, or empty
 * @param name the subscription's name, or the subscriber's id
 */
public record Subscriber(String nodeId, String name) implements Comparable<Subscriber> {
  private static final Comparator<Subscriber> ORDER =
      Comparator.comparing(Subscriber::isDurable)
          .thenComparing(Subscriber::nodeId)
          .thenComparing(Subscriber::name);

  /** A durable subscriber. */
  public static Subscriber durable(String id) {
    return new Subscriber("", id);
  }

  /** Whether it is outside the cluster. */
  public boolean isDurable() {
    return nodeId.isEmpty();
  }

  @Override
  public int compareTo(Subscriber other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return isDurable() ? name : nodeId + ":" + name;
  }

  void save(DataOutput out) throws IOException {
    out.writeUTF(nodeId);
    out.writeUTF(name);
  }

  static Subscriber load(DataInput in) throws IOException {
    return new Subscriber(in.readUTF(), in.readUTF());
  }
}
