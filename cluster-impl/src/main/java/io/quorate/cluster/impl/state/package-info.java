/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The replicated state: applies log entries in order on one thread, exactly once, and saves and
 * loads what they made. Internal; used by the root package, driven by consensus.
 */
@NullMarked
package io.quorate.cluster.impl.state;

import org.jspecify.annotations.NullMarked;
