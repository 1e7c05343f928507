/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

/**
 * What a transfer did.
 *
 * @param number its place in the order of all applied transfers, from 1
 * @param application how often a transfer of this id has been applied by now: 1, unless something
 *     is wrong
 * @param fromCents the balance left on the paying account
 * @param toCents the balance of the receiving account
 */
public record Receipt(long number, int application, long fromCents, long toCents) {}
