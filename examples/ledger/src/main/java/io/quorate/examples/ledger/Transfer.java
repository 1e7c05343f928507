/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

/**
 * The command to move money.
 *
 * @param id chosen by the client, never used twice by an honest one
 * @param from the account that pays
 * @param to the account that receives
 * @param cents how much, more than 0
 */
public record Transfer(long id, String from, String to, long cents) {}
