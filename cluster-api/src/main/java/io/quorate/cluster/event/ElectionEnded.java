/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

/**
 * An election that this node knew of has a winner.
 *
 * @param leaderId the winner
 * @param term the term
 */
public record ElectionEnded(String leaderId, long term) implements LeadershipEvent {}
