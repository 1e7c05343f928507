/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Which node should enter, vote in or leave the configuration, and why not. Decides only; nothing
 * here changes anything, blocks or keeps a thread.
 */
@NullMarked
package io.quorate.cluster.impl.autopilot;

import org.jspecify.annotations.NullMarked;
