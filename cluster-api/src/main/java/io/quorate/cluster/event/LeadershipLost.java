/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

/**
 * This node no longer leads.
 *
 * @param term the term in which it led
 */
public record LeadershipLost(long term) implements LeadershipEvent {}
