/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

/**
 * What membership has done since it started.
 *
 * @param messagesSent application messages handed to the transport, one per receiver
 * @param messagesReceived application messages delivered to the listener
 * @param messagesDropped application messages and frames given up: unknown sender, malformed, or a
 *     listener too slow
 * @param viewChanges views installed
 */
public record MembershipCounts(
    long messagesSent, long messagesReceived, long messagesDropped, long viewChanges) {}
