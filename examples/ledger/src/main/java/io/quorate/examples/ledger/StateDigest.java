/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

/**
 * The whole state in a few figures. Equal states have equal digests, and the order of transfers
 * counts.
 *
 * @param transfers how many were applied
 * @param accounts how many are open
 * @param totalCents the sum of all balances
 * @param sha256 of accounts, balances and transfer ids in order
 */
public record StateDigest(long transfers, int accounts, long totalCents, String sha256) {}
