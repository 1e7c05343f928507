/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

/**
 * The whole ledger in a few figures.
 *
 * @param transfers how many transfers were applied
 * @param accounts how many accounts are open
 * @param totalCents the sum of all balances, which no transfer changes
 * @param sha256 of everything; equal states have equal ones
 */
public record Summary(long transfers, int accounts, long totalCents, String sha256) {}
