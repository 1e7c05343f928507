/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

/**
 * One line of the list of applied transfers.
 *
 * @param id the transfer's id
 * @param count how often this id is in the whole list
 */
public record AppliedTransfer(long id, int count) {}
