/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import io.quorate.cluster.spi.CallScope;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.PayloadCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Collects what a node is made of and starts it. Every key of {@link ConfigKeys} can be set with
 * {@link #config(String, String)}; the named methods are short forms of the common ones.
 *
 * <pre>{@code
 * Cluster cluster = Cluster.builder()
 *     .nodeId("n2")
 *     .config("quorate.raft.address", "127.0.0.1:9521")
 *     .seeds(List.of("127.0.0.1:7946"))
 *     .handler(new Accounts())
 *     .start();
 * }</pre>
 *
 * <p>Not safe for use from several threads.
 */
public interface ClusterBuilder {

  /** Sets one configuration key, replacing an earlier value. */
  ClusterBuilder config(String key, String value);

  /** Sets many configuration keys; keys that do not begin with {@code quorate.} are ignored. */
  ClusterBuilder config(Map<String, String> values);

  /** Short for {@code quorate.cluster-name}. */
  default ClusterBuilder clusterName(String name) {
    return config(ConfigKeys.CLUSTER_NAME.name(), name);
  }

  /** Short for {@code quorate.node-id}. */
  default ClusterBuilder nodeId(String id) {
    return config(ConfigKeys.NODE_ID.name(), id);
  }

  /** Short for {@code quorate.data-dir}. */
  default ClusterBuilder dataDirectory(Path directory) {
    return config(ConfigKeys.DATA_DIR.name(), directory.toString());
  }

  /** Short for {@code quorate.bootstrap}. */
  default ClusterBuilder bootstrap(boolean bootstrap) {
    return config(ConfigKeys.BOOTSTRAP.name(), Boolean.toString(bootstrap));
  }

  /** Short for {@code quorate.membership.seeds}: {@code host:port} of other members. */
  default ClusterBuilder seeds(List<String> seeds) {
    return config(ConfigKeys.MEMBERSHIP_SEEDS.name(), String.join(",", seeds));
  }

  /**
   * Adds a bean annotated with {@link ClusterHandler}.
   *
   * @throws DefinitionException at {@link #start()}, listing all that is wrong with all handlers
   */
  ClusterBuilder handler(Object annotatedBean);

  /** Adds a handler described by functions. */
  ClusterBuilder handler(HandlerDefinition definition);

  /** Adds a codec, or replaces the one with the same id. */
  ClusterBuilder codec(PayloadCodec codec);

  /**
   * Adds a way to find members, for a {@code quorate.discovery.kind} of its own; it is used where
   * that names it. Wins over one of the same kind that {@link java.util.ServiceLoader} finds.
   */
  ClusterBuilder discovery(DiscoveryProvider provider);

  /**
   * Sets what surrounds the node's calls of handlers, for containers that have contexts to bring
   * along; {@link CallScope#NONE} unless set.
   */
  ClusterBuilder callScope(CallScope scope);

  /**
   * Starts the node: checks configuration and handlers, takes the data directory, binds its ports
   * and begins to take part. Blocks until the ports are bound (a few seconds at the most), not
   * until a leader is known; see {@link Cluster#ready()}.
   *
   * @throws ConfigException listing every problem of the configuration
   * @throws DefinitionException listing every problem of the handlers
   * @throws ClusterStartException when a port, the data directory or stored state cannot be used
   */
  Cluster start();
}
