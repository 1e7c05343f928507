/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.recovery;

import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.format.AddressFile;
import io.quorate.cluster.impl.format.AddressFile.Storage;
import io.quorate.cluster.impl.format.NodeFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The identity of a cluster that is made of another's state, and of its only voter.
 *
 * @param node the content of its {@code node.json}
 * @param address its Raft address
 */
record NewCluster(NodeFile node, String address) {

  /**
   * A new one.
   *
   * @param oldEpoch the highest epoch that is known of the old one
   */
  static NewCluster of(String nodeId, String address, long oldEpoch, Clock clock) {
    String incarnation = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return new NewCluster(
        new NodeFile(nodeId, incarnation, UUID.randomUUID(), epoch(oldEpoch, clock)), address);
  }

  /**
   * Higher than the old one, and, as it follows the time, higher than that of whatever else was
   * made of the same cluster before: fencing tokens never decrease.
   */
  private static long epoch(long oldEpoch, Clock clock) {
    return Math.max(oldEpoch + 1, clock.instant().getEpochSecond());
  }

  UUID id() {
    UUID id = node.clusterUuid();
    if (id == null) {
      throw new IllegalStateException("made with an id");
    }
    return id;
  }

  Peer voter() {
    return new Peer(node.nodeId(), node.incarnation(), true);
  }

  /**
   * Remembers where the voter was said to be reached, until membership sees it. Others stay: this
   * may be interrupted before {@code node.json} names the new one.
   */
  void rememberAddress(Path root) {
    AddressFile file = new AddressFile(root);
    Map<Storage, String> addresses = new TreeMap<>(file.read());
    addresses.put(new Storage(node.nodeId(), node.incarnation()), address);
    file.write(addresses);
  }
}
