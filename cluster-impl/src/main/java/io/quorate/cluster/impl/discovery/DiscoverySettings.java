/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.time.Duration;

/**
 * How often and how long is looked.
 *
 * @param nodeId this node's id, for messages
 * @param refresh how long after a look the next one begins
 * @param timeout how long one look may take
 * @param forming whether this node may form a cluster, and has to know which hosts do not exist
 */
public record DiscoverySettings(
    String nodeId, Duration refresh, Duration timeout, boolean forming) {}
