/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

/**
 * This node has stopped applying entries, because going on could make it differ from the others.
 *
 * @param reason why, in a sentence
 */
public record NodeHalted(String reason) implements ClusterEvent {}
