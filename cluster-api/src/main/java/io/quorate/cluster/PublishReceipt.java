/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/**
 * Where a message is, now that it is committed. A publish that repeats an idempotency key gets the
 * receipt of the first.
 *
 * @param topic its topic
 * @param seq its number in the topic, from 1, without gaps
 * @param index the log entry that holds it
 */
public record PublishReceipt(String topic, long seq, long index) {}
