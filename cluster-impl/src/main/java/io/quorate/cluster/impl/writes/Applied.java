/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.format.Outcome;

/**
 * What became of a command.
 *
 * @param index the entry in which it was applied
 * @param outcome its outcome
 */
public record Applied(long index, Outcome outcome) {}
