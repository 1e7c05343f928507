/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import java.time.Duration;

/**
 * Bounds of what one node has on its way.
 *
 * @param nodeId the node
 * @param maxCommands commands accepted and not answered
 * @param maxBytes bytes of their payloads
 * @param maxCallCommands commands in one call to the leader
 * @param maxCallBytes bytes in one call to the leader
 * @param callsInFlight calls on their way at once
 * @param sessionTimeout log time after which the session is forgotten when silent
 */
public record OriginSettings(
    String nodeId,
    int maxCommands,
    long maxBytes,
    int maxCallCommands,
    int maxCallBytes,
    int callsInFlight,
    Duration sessionTimeout) {}
