/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

import java.util.Set;

/**
 * The Raft configuration that this node follows is another (Raft §6).
 *
 * @param voters ids of the nodes that vote
 * @param listeners ids of the nodes that replicate without a vote
 */
public record ConfigurationChanged(Set<String> voters, Set<String> listeners)
    implements ClusterEvent {}
