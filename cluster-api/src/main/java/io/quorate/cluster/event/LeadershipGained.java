/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

/**
 * This node leads and has applied everything committed before its term.
 *
 * @param term the term
 */
public record LeadershipGained(long term) implements LeadershipEvent {}
