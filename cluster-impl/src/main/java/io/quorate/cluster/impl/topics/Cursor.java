/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

/**
 * Up to where a subscriber has acknowledged a topic. One that is forgotten and registered anew has
 * another cursor: what was acknowledged before does not move it.
 *
 * @param position the message's number
 * @param registered the index of the entry that registered it; 0 before the feature level from
 *     which on it is noted
 */
public record Cursor(long position, long registered) {}
