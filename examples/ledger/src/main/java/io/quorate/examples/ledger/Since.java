/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

/**
 * Asks for a part of the list of applied transfers.
 *
 * @param offset how many transfers to pass over
 * @param limit how many to return at the most
 */
public record Since(long offset, int limit) {}
