/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

/**
 * The command to open accounts named {@code a0, a1, …}; those that are open already stay as they
 * are.
 *
 * @param accounts how many
 * @param cents the first balance of each
 */
public record OpenAccounts(int accounts, long cents) {
  /** The name of an account by its number. */
  public static String name(int number) {
    return "a" + number;
  }
}
