/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

/**
 * An account.
 *
 * @param id its name
 * @param cents its balance
 */
public record Account(String id, long cents) {}
