/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

/**
 * One node of the Raft configuration. Where it is reached is not part of it: see {@link
 * PeerAddresses}.
 *
 * @param nodeId the node's id
 * @param incarnation the id of its storage
 * @param voter whether it votes
 */
public record Peer(String nodeId, String incarnation, boolean voter) {
  private static final char SEPARATOR = '~';

  /** The engine's name of a peer: node id and incarnation, so that lost storage is another peer. */
  static String id(String nodeId, String incarnation) {
    return nodeId + SEPARATOR + incarnation;
  }

  static Peer of(String id, boolean voter) {
    int at = id.lastIndexOf(SEPARATOR);
    return at < 0
        ? new Peer(id, "", voter)
        : new Peer(id.substring(0, at), id.substring(at + 1), voter);
  }

  String id() {
    return id(nodeId, incarnation);
  }
}
