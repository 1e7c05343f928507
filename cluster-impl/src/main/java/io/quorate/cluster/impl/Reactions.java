/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.ConsensusListener;
import io.quorate.cluster.impl.membership.NodeInfo;

/** What a node does when it hears of something. */
interface Reactions extends ConsensusListener {
  void joined(NodeInfo node);

  void left(NodeInfo node);

  void failed(NodeInfo node);

  void message(String from, byte kind, byte[] payload);
}
