/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one node is, over all its processes.
 *
 * @param id its id
 * @param directory for its data and its log
 * @param raftPort where consensus listens
 * @param membershipPort where membership listens
 * @param managementPort where management listens
 * @param httpPort where its application listens, if that is a service
 */
public record NodeSpec(
    String id, Path directory, int raftPort, int membershipPort, int managementPort, int httpPort) {

  /** A node on free ports. */
  public static NodeSpec at(String id, Path directory) {
    return new NodeSpec(id, directory, Ports.free(), Ports.free(), Ports.free(), Ports.free());
  }

  /** Where consensus listens, {@code host:port}. */
  public String raftAddress() {
    return "127.0.0.1:" + raftPort;
  }

  /** Where management listens, {@code host:port}. */
  public String managementAddress() {
    return "127.0.0.1:" + managementPort;
  }

  /** Where membership listens, {@code host:port}. */
  public String membershipAddress() {
    return "127.0.0.1:" + membershipPort;
  }

  /** A resource of its management port. */
  public URI management(String path) {
    return URI.create("http://" + managementAddress() + path);
  }

  /** A resource of its application. */
  public URI http(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  /** Where its log, snapshots and identity are. */
  public Path dataDirectory() {
    return directory.resolve("data");
  }

  /** What its processes print. */
  public Path logFile() {
    return directory.resolve("node.log");
  }

  /** Its {@code quorate.} keys beside the others. */
  public Map<String, String> configuration(List<NodeSpec> all, boolean bootstrap) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("quorate.node-id", id);
    keys.put("quorate.data-dir", dataDirectory().toString());
    keys.put("quorate.raft.address", raftAddress());
    keys.put("quorate.membership.bind-address", membershipAddress());
    keys.put("quorate.management.address", managementAddress());
    keys.put("quorate.bootstrap", Boolean.toString(bootstrap));
    keys.put(
        "quorate.membership.seeds",
        String.join(
            ",",
            all.stream()
                .filter(other -> !other.id().equals(id))
                .map(NodeSpec::membershipAddress)
                .toList()));
    return keys;
  }
}
