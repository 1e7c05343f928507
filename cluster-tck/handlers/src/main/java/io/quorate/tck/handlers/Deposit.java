/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.handlers;

/**
 * Money for an account.
 *
 * @param account whose
 * @param cents how much
 */
public record Deposit(String account, long cents) {}
