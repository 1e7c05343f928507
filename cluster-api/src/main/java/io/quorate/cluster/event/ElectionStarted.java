/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

/**
 * This node stands for election, or saw the leader vanish.
 *
 * @param term the term
 */
public record ElectionStarted(long term) implements LeadershipEvent {}
