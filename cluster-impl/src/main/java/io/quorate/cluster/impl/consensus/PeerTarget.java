/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;

/**
 * The address that the engine's configuration has for a peer: a name, {@code
 * quorate:///<cluster>/<node>/<incarnation>}, so that a peer may change its network address and the
 * configuration stays as it is.
 */
record PeerTarget(UUID cluster, String nodeId, String incarnation) {
  static final String SCHEME = "quorate";

  private static final int PARTS = 4;

  /** The engine's form of a peer of a group. */
  static RaftPeer raftPeer(RaftGroupId group, Peer peer) {
    return RaftPeer.newBuilder()
        .setId(peer.id())
        .setAddress(new PeerTarget(group.getUuid(), peer.nodeId(), peer.incarnation()).toString())
        .build();
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is not that
   */
  static PeerTarget of(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String[] parts = path.split("/", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(
          uri + " names no peer; expected " + SCHEME + ":///<cluster>/<node>/<incarnation>");
    }
    return new PeerTarget(UUID.fromString(parts[1]), decoded(parts[2]), decoded(parts[3]));
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return SCHEME + ":///" + cluster + "/" + encoded(nodeId) + "/" + encoded(incarnation);
  }
}
