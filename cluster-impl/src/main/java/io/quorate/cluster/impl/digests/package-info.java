/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Nodes compare digests of what they have applied: one that differs from a majority has a state
 * that its log does not explain, and halts.
 */
@NullMarked
package io.quorate.cluster.impl.digests;

import org.jspecify.annotations.NullMarked;
