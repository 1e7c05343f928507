/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cli.config.SettingsBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of {@code run} that are short forms of configuration keys. */
final class RunOptions {
  private static final Map<String, String> FLAGS =
      Map.ofEntries(
          flag(ConfigKeys.NODE_ID, "--id"),
          flag(ConfigKeys.CLUSTER_NAME, "--cluster-name"),
          flag(ConfigKeys.RAFT_ADDRESS, "--raft-addr"),
          flag(ConfigKeys.MEMBERSHIP_BIND_ADDRESS, "--mem-bind"),
          flag(ConfigKeys.MEMBERSHIP_ADVERTISED_ADDRESS, "--mem-adv"),
          flag(ConfigKeys.MEMBERSHIP_SEEDS, "--join"),
          flag(ConfigKeys.MANAGEMENT_ADDRESS, "--mgmt-addr"),
          flag(ConfigKeys.DATA_DIR, "--data"),
          flag(ConfigKeys.BOOTSTRAP, "--bootstrap"));

  @Nullable
  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Id of this node, unique in the cluster and kept over restarts. Required.")
  String id;

  @Nullable
  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      description = "Nodes of different names never talk to each other (default: quorate).")
  String clusterName;

  @Nullable
  @Option(
      names = "--raft-addr",
      paramLabel = "HOST:PORT",
      description =
          "Where consensus listens; a port alone, as in :9520, is loopback, with TLS every"
              + " interface (default: 127.0.0.1:9520).")
  String raftAddress;

  @Nullable
  @Option(
      names = "--mem-bind",
      paramLabel = "HOST:PORT",
      description =
          "Where membership listens; a port alone, as in :7946, is loopback, with TLS every"
              + " interface (default: 127.0.0.1:7946).")
  String membershipBind;

  @Nullable
  @Option(
      names = "--mem-adv",
      paramLabel = "HOST:PORT",
      description = "The membership address told to others, if it is not the one bound.")
  String membershipAdvertised;

  @Nullable
  @Option(
      names = "--mgmt-addr",
      paramLabel = "HOST:PORT",
      description =
          "Where management listens; a port alone, as in :17946, is loopback, with TLS every"
              + " interface (default: 127.0.0.1:17946).")
  String managementAddress;

  @Nullable
  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      split = ",",
      description = "Membership addresses of others, comma separated; retried until they answer.")
  List<String> join;

  @Nullable
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where log and snapshots are kept (default: a temporary directory, removed at the end).")
  String data;

  @Nullable
  @Option(
      names = "--bootstrap",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Form a new cluster of this one node, unless it has data or finds a cluster.")
  String bootstrap;

  /** The flag that sets a key, if there is one. */
  static Optional<String> flagOf(String key) {
    return Optional.ofNullable(FLAGS.get(key));
  }

  /** Adds what the flags say. */
  void addTo(SettingsBuilder settings) {
    Map<ConfigKey<?>, @Nullable String> said = new LinkedHashMap<>();
    said.put(ConfigKeys.NODE_ID, id);
    said.put(ConfigKeys.CLUSTER_NAME, clusterName);
    said.put(ConfigKeys.RAFT_ADDRESS, raftAddress);
    said.put(ConfigKeys.MEMBERSHIP_BIND_ADDRESS, membershipBind);
    said.put(ConfigKeys.MEMBERSHIP_ADVERTISED_ADDRESS, membershipAdvertised);
    said.put(ConfigKeys.MANAGEMENT_ADDRESS, managementAddress);
    said.put(ConfigKeys.MEMBERSHIP_SEEDS, join == null ? null : String.join(",", join));
    said.put(ConfigKeys.DATA_DIR, data);
    said.put(ConfigKeys.BOOTSTRAP, bootstrap);
    said.forEach(
        (key, value) -> {
          if (value != null) {
            settings.set(key.name(), value, "flag " + FLAGS.get(key.name()));
          }
        });
  }

  private static Map.Entry<String, String> flag(ConfigKey<?> key, String flag) {
    return Map.entry(key.name(), flag);
  }
}
