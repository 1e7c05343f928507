/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

/**
 * Hears what membership observes. Calls come from one thread of the node, in order and never
 * concurrently; a slow listener delays only itself.
 */
public interface MembershipListener {
  /** A member is reachable and its information is known. */
  void joined(NodeInfo node);

  /** A member said goodbye before it went. */
  void left(NodeInfo node);

  /** A member is gone without a word: it crashed, hangs, or the network is cut. */
  void failed(NodeInfo node);

  /** A member announced new information about itself. */
  void updated(NodeInfo node);

  /**
   * A message from a member that has joined. Messages are dropped, never membership events, when
   * more of them wait for this listener than is sensible to keep.
   */
  void message(String fromNodeId, byte kind, byte[] payload);

  /**
   * Another living node holds this node's id and was here first: this membership closes itself. Not
   * called when {@link Membership#start} reports the same by exception.
   */
  default void refused(String reason) {}
}
