/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.quorate.cluster.spi.ClusterProvider;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** The systems that can be compared, under the names that the command line and the JSON use. */
public enum SystemKind {
  QUORATE("quorate", "Quorate"),
  QUORATE_CDI("quorate-cdi", "Quorate, by an injected contract"),
  RATIS_SHIPPED("ratis-shipped", "Apache Ratis, un-batched, as shipped"),
  RATIS_TUNED("ratis-tuned", "Apache Ratis, un-batched, Quorate's settings"),
  JGROUPS_RAFT("jgroups-raft", "jgroups-raft with fsync"),
  NATS("nats", "NATS JetStream, three replicas, every write synced"),
  NATS_TOGETHER("nats-ack-all", "NATS JetStream, likewise, acknowledged many at once");

  private final String id;
  private final String title;

  SystemKind(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The stable name. */
  public String id() {
    return id;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** How it is set up, where that differs from what it does out of the box. */
  public List<String> settings() {
    return switch (this) {
      case QUORATE -> QuorateSystem.SETTINGS;
      case QUORATE_CDI -> QuorateCdiSystem.SETTINGS;
      case RATIS_SHIPPED -> RatisSettings.SHIPPED.description();
      case RATIS_TUNED -> RatisSettings.TUNED.description();
      case JGROUPS_RAFT -> JGroupsRaftSystem.SETTINGS;
      case NATS -> NatsSystem.SETTINGS;
      case NATS_TOGETHER -> NatsSystem.SETTINGS_TOGETHER;
    };
  }

  /** The kinds of read it offers to an application. */
  public Set<ReadKind> readKinds() {
    return switch (this) {
      case QUORATE -> QuorateSystem.KINDS;
      case QUORATE_CDI -> QuorateCdiSystem.KINDS;
      case RATIS_SHIPPED -> RatisSystem.KINDS_SHIPPED;
      case RATIS_TUNED -> RatisSystem.KINDS_TUNED;
      case JGROUPS_RAFT -> JGroupsRaftSystem.KINDS;
      case NATS, NATS_TOGETHER -> Set.of();
    };
  }

  /** Whether it replicates a state that is written and read. */
  public boolean hasState() {
    return !isNats();
  }

  /** Whether messages are published to it, as to a {@link MessagingSystem}. */
  public boolean hasTopics() {
    return this == QUORATE || isNats();
  }

  /** Whether it needs a nats-server. */
  public boolean isNats() {
    return this == NATS || this == NATS_TOGETHER;
  }

  /** Whether it can do that. */
  public boolean offers(Operation operation) {
    return switch (operation) {
      case WRITE -> hasState();
      case PUBLISH -> hasTopics();
      default -> operation.readKind().map(readKinds()::contains).orElse(false);
    };
  }

  /** A node of this system, not started. */
  public BenchNode create(NodeSpec node) {
    return switch (this) {
      case QUORATE -> new QuorateSystem(node);
      case QUORATE_CDI -> new QuorateCdiSystem(node);
      case RATIS_SHIPPED -> new RatisSystem(node, RatisSettings.SHIPPED);
      case RATIS_TUNED -> new RatisSystem(node, RatisSettings.TUNED);
      case JGROUPS_RAFT -> new JGroupsRaftSystem(node);
      case NATS -> new NatsSystem(node, false);
      case NATS_TOGETHER -> new NatsSystem(node, true);
    };
  }

  /** The system of that name. */
  public static SystemKind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "system '" + id + "' is not known; choose from " + String.join(", ", ids())));
  }

  /** All systems but those whose implementation is not on the class path, or not installed. */
  public static List<SystemKind> available() {
    boolean quorate = ServiceLoader.load(ClusterProvider.class).findFirst().isPresent();
    boolean nats = NatsBinary.find().isPresent();
    return Arrays.stream(values())
        .filter(kind -> quorate || (kind != QUORATE && kind != QUORATE_CDI))
        .filter(kind -> nats || !kind.isNats())
        .toList();
  }

  /** The names of all systems. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(SystemKind::id).collect(Collectors.toList());
  }
}
