/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.sessions.SessionTable;
import io.quorate.cluster.impl.topics.TopicTable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;

/** The replicated state that is the product's own. Confined to the apply thread but where said. */
public final class Tables {
  /** The newest feature level that this version understands. */
  public static final int MAX_FEATURE_LEVEL = 5;

  /** The feature level from which on there are topics. */
  public static final int TOPICS_LEVEL = 2;

  /** The level from which on nodes take over from durable subscribers, and these expire. */
  public static final int EXPIRY_LEVEL = 3;

  /** The level from which on the cluster's epoch is replicated. */
  public static final int EPOCH_LEVEL = 4;

  /** The level from which on subscribers and their cursors are numbered. */
  public static final int REGISTRATIONS_LEVEL = 5;

  private final SessionTable sessions = new SessionTable();
  private final OperationTable operations = new OperationTable();
  private final MemberTable members = new MemberTable();
  private final TopicTable topics = new TopicTable();
  private long logTime;
  private long digest;
  private volatile int featureLevel = 1;
  private volatile long epoch;

  /** Sessions and their outcomes. */
  public SessionTable sessions() {
    return sessions;
  }

  /** Enabled operations; from any thread. */
  public OperationTable operations() {
    return operations;
  }

  /** Joined nodes; from any thread. */
  public MemberTable members() {
    return members;
  }

  /** Topics; from any thread. */
  public TopicTable topics() {
    return topics;
  }

  long logTime() {
    return logTime;
  }

  void advanceLogTime(long proposed) {
    logTime = Math.max(logTime, proposed);
  }

  long digest() {
    return digest;
  }

  void digest(long value) {
    digest = value;
  }

  void enable(Collection<String> labels, HandlerRegistry handlers) {
    operations.enable(labels);
    requireKnown(handlers);
  }

  /** A node that lacks an enabled operation must not go on. */
  void requireKnown(HandlerRegistry handlers) {
    for (String label : operations.enabled()) {
      if (!handlers.replicatedOperations().contains(label)) {
        throw new IllegalStateException(
            label
                + " is enabled in this cluster, and this node has no such operation; start it with"
                + " the handlers of the other nodes");
      }
    }
  }

  /** The replicated feature level; from any thread. */
  public int featureLevel() {
    return featureLevel;
  }

  void raiseFeatureLevel(int level) {
    if (level > MAX_FEATURE_LEVEL) {
      throw new IllegalStateException(
          "the cluster is at feature level "
              + level
              + ", and this version knows "
              + MAX_FEATURE_LEVEL
              + "; upgrade this node");
    }
    featureLevel = Math.max(featureLevel, level);
    if (featureLevel >= EXPIRY_LEVEL) {
      topics.watchSubscribers(logTime);
    }
    if (featureLevel >= REGISTRATIONS_LEVEL) {
      topics.noteRegistrations();
    }
  }

  /**
   * The replicated epoch, which is higher after a restore or a recovery than anything before it;
   * from any thread.
   */
  public long epoch() {
    return epoch;
  }

  void raiseEpoch(long higher) {
    epoch = Math.max(epoch, higher);
  }

  void saveEpoch(DataOutputStream out) throws IOException {
    out.writeLong(epoch);
  }

  void loadEpoch(DataInputStream in) throws IOException {
    epoch = in.readLong();
  }

  void save(DataOutputStream out) throws IOException {
    out.writeLong(logTime);
    out.writeLong(digest);
    out.writeInt(featureLevel);
  }

  void load(DataInputStream in) throws IOException {
    logTime = in.readLong();
    digest = in.readLong();
    raiseFeatureLevel(in.readInt());
  }
}
