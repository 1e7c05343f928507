/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

/**
 * Something that happened to the cluster as this node saw it. Delivered by one thread, in order.
 *
 * <pre>{@code
 * cluster.subscribe(event -> {
 *   if (event instanceof LeaderChanged changed) {
 *     log.info("leader is now " + changed.leaderId().orElse("unknown"));
 *   }
 * });
 * }</pre>
 */
public sealed interface ClusterEvent
    permits LeadershipEvent, MemberEvent, ConfigurationChanged, NodeHalted {}
