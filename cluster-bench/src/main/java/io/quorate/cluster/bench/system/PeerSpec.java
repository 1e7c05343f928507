/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A node's id and its ports on loopback; a system uses as many of them as it needs. */
public record PeerSpec(String id, List<Integer> ports) {
  /** How many ports every node is given. */
  public static final int PORTS = 3;

  /** The only address that nodes bind. */
  public static final String HOST = "127.0.0.1";

  public PeerSpec {
    ports = List.copyOf(ports);
    if (ports.size() != PORTS) {
      throw new IllegalArgumentException(
          "peer '" + id + "' has " + ports.size() + " ports; give exactly " + PORTS);
    }
  }

  /** Where consensus of this node listens. */
  public int raftPort() {
    return ports.get(0);
  }

  /** Where membership of this node listens. */
  public int membershipPort() {
    return ports.get(1);
  }

  /** Where management of this node listens. */
  public int managementPort() {
    return ports.get(2);
  }

  /** Writes peers as {@code n1:1:2:3,n2:4:5:6}. */
  public static String format(List<PeerSpec> peers) {
    return peers.stream()
        .map(
            peer ->
                peer.id + peer.ports.stream().map(port -> ":" + port).collect(Collectors.joining()))
        .collect(Collectors.joining(","));
  }

  /** Reads what {@link #format} wrote. */
  public static List<PeerSpec> parse(String text) {
    return Arrays.stream(text.split(",", -1)).map(PeerSpec::parseOne).toList();
  }

  private static PeerSpec parseOne(String text) {
    List<String> parts = List.of(text.split(":", -1));
    return new PeerSpec(parts.get(0), parts.stream().skip(1).map(Integer::valueOf).toList());
  }
}
