/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.settlement;

import io.quorate.cluster.FencingToken;

/**
 * One run of the job.
 *
 * @param number counts runs from 1; 0 when there was none
 * @param upTo how many transfers are settled with it
 * @param cents the money that moved since the run before
 * @param leader the node that ran it
 * @param token the leader's; whoever pays out by this settlement refuses smaller ones afterwards
 */
public record Settlement(long number, long upTo, long cents, String leader, FencingToken token) {
  /** Before the first run. */
  static final Settlement NONE = new Settlement(0, 0, 0, "", new FencingToken(0, 0));
}
