/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import io.quorate.examples.driver.journal.Verdict;
import java.time.Duration;

/**
 * What the demonstration has seen.
 *
 * @param killed the node that led and was killed
 * @param successor the node that led next
 * @param failover the longest time without an acknowledgement on the others after the kill
 * @param catchUp from the start of the killed node's new process until it had caught up
 * @param highestRate the most transfers acknowledged in one second
 * @param medianMillis the latency that half of the transfers stayed below
 * @param slowMillis the latency that 99 of 100 stayed below
 * @param readsAgree whether a linearizable read from each node saw everything acknowledged
 * @param digest the state's hash on all nodes; empty if they differ
 * @param moneyKept whether the sum of all balances is what it was
 * @param verdict the journals against the lists
 */
record Outcome(
    String killed,
    String successor,
    Duration failover,
    Duration catchUp,
    double highestRate,
    double medianMillis,
    double slowMillis,
    boolean readsAgree,
    String digest,
    boolean moneyKept,
    Verdict verdict) {

  /** Whether everything that was promised held. */
  boolean held() {
    return readsAgree && !digest.isEmpty() && moneyKept && verdict.holds();
  }
}
