/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

/**
 * What applying needs to know. Nothing here may change an outcome in a way that differs between
 * nodes.
 *
 * @param nodeId the node
 * @param maxReplyBytes the largest reply; a constant of the format, not of the configuration
 * @param slowNanos handlers that take longer are warned about
 * @param deduplicate whether repeated commands are recognised; off only to prove that our checkers
 *     see the difference
 * @param spool where captured state waits to be written
 */
public record ApplierSettings(
    String nodeId, int maxReplyBytes, long slowNanos, boolean deduplicate, Spool spool) {}
