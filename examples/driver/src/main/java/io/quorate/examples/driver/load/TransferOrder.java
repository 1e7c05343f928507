/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.load;

/**
 * Money to move.
 *
 * @param id unique among all clients
 * @param from the account that pays
 * @param to the account that receives
 * @param cents how much
 */
public record TransferOrder(long id, String from, String to, long cents) {
  /** The name of an account by its number. */
  public static String account(int number) {
    return "a" + number;
  }
}
