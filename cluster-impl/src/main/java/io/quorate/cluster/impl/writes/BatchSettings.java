/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

/**
 * Bounds of a batch.
 *
 * @param maxCommands the most commands in one entry
 * @param maxBytes the size at which an entry takes no more
 * @param inFlight entries on their way at once
 * @param everyCommandTwice whether each command is put into the entry twice, as if it had been sent
 *     again; on only to prove that our checkers see the difference
 */
public record BatchSettings(
    int maxCommands, int maxBytes, int inFlight, boolean everyCommandTwice) {}
