/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

/**
 * What a transfer did.
 *
 * @param number how many transfers there are with this one
 * @param fromCents the payer's balance after it
 * @param toCents the receiver's balance after it
 */
public record Receipt(long number, long fromCents, long toCents) {}
