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
 * @param registered a number that no other cursor has; 0 for those that are older than the numbers
 */
public record Cursor(long position, long registered) {}
