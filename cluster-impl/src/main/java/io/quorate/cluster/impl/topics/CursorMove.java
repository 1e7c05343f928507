/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

/**
 * A subscriber has acknowledged all up to a message.
 *
 * @param topic the topic
 * @param subscriber who
 * @param position the message's number
 * @param registered which of the subscriber's cursors is meant: {@link Cursor#registered}
 */
public record CursorMove(String topic, Subscriber subscriber, long position, long registered) {}
