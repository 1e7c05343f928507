/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import io.quorate.cluster.LeaderContext;
import io.quorate.cluster.TopicStart;
import io.quorate.cluster.WriteContext;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A handler made of functions, for use without annotations.
 *
 * <pre>{@code
 * LongAdder total = new LongAdder();
 * HandlerDefinition counter = HandlerDefinition.named("counter")
 *     .onWrite("add", Long.class, Long.class, (n, context) -> {
 *       total.add((Long) n);
 *       return total.sum();
 *     })
 *     .onRead("total", void.class, Long.class, (none, context) -> total.sum())
 *     .snapshot(1,
 *         () -> { long sum = total.sum(); return out -> new DataOutputStream(out).writeLong(sum); },
 *         (in, version) -> { total.reset(); total.add(new DataInputStream(in).readLong()); })
 *     .build();
 * }</pre>
 *
 * @param name the stable name of the handler's state
 * @param operations its operations
 * @param snapshotVersion the version of the saved form, from 1
 * @param source captures the state; empty for a handler without replicated state
 * @param target replaces the state; present exactly when the source is
 * @param topics its subscriptions
 * @param topicGap is told what these will never get; without it a gap is logged
 */
public record HandlerDefinition(
    String name,
    List<OperationDefinition> operations,
    int snapshotVersion,
    Optional<SnapshotSource> source,
    Optional<SnapshotTarget> target,
    List<TopicDefinition> topics,
    Optional<TopicGapInvoker> topicGap) {

  /** Copies the lists. */
  public HandlerDefinition {
    operations = List.copyOf(operations);
    topics = List.copyOf(topics);
  }

  /** Begins a definition with this stable name. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects operations; not safe for use from several threads. */
  public static final class Builder {
    private final String name;
    private final List<OperationDefinition> operations = new ArrayList<>();
    private int snapshotVersion = 1;
    private @Nullable SnapshotSource source;
    private @Nullable SnapshotTarget target;
    private final List<TopicDefinition> topics = new ArrayList<>();
    private @Nullable TopicGapInvoker topicGap;

    private Builder(String name) {
      this.name = name;
    }

    /** Adds a replicated operation of version 1. */
    public Builder onWrite(
        String operation, Type payload, Type reply, OperationInvoker<WriteContext> body) {
      return operation(
          new OperationDefinition(
              OperationDefinition.Kind.WRITE, operation, 1, payload, reply, false, body));
    }

    /** Adds a read of version 1 that runs between entries. */
    public Builder onRead(String operation, Type payload, Type reply, OperationInvoker<Void> body) {
      return operation(
          new OperationDefinition(
              OperationDefinition.Kind.READ, operation, 1, payload, reply, false, body));
    }

    /** Adds a leader operation of version 1. */
    public Builder onLeader(
        String operation, Type payload, Type reply, OperationInvoker<LeaderContext> body) {
      return operation(
          new OperationDefinition(
              OperationDefinition.Kind.LEADER, operation, 1, payload, reply, false, body));
    }

    /** Adds any operation. */
    public Builder operation(OperationDefinition operation) {
      operations.add(operation);
      return this;
    }

    /** Adds a subscription that begins with the oldest retained message. */
    public Builder onTopic(String pattern, Type payload, TopicInvoker body) {
      return onTopic(new TopicDefinition(pattern, "", TopicStart.EARLIEST, payload, body));
    }

    /** Adds any subscription. */
    public Builder onTopic(TopicDefinition topic) {
      topics.add(topic);
      return this;
    }

    /** Sets who is told of messages that the subscriptions will never get. */
    public Builder onTopicGap(TopicGapInvoker body) {
      this.topicGap = body;
      return this;
    }

    /** Sets how state is saved and loaded; needed as soon as there is a replicated operation. */
    public Builder snapshot(int version, SnapshotSource save, SnapshotTarget load) {
      this.snapshotVersion = version;
      this.source = save;
      this.target = load;
      return this;
    }

    /** The definition; it is checked when the node starts. */
    public HandlerDefinition build() {
      return new HandlerDefinition(
          name,
          operations,
          snapshotVersion,
          Optional.ofNullable(source),
          Optional.ofNullable(target),
          topics,
          Optional.ofNullable(topicGap));
    }
  }
}
