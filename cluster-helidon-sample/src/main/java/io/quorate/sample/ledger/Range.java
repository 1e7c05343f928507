/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

/**
 * A part of the list of transfers.
 *
 * @param offset how many to pass over
 * @param limit how many at most, never more than {@link Ledger#MAX_PAGE}
 */
public record Range(long offset, int limit) {}
