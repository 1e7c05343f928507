/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.topic;

/**
 * A payload.
 *
 * @param symbol of what
 * @param cents at which price
 */
public record Quote(String symbol, long cents) {}
