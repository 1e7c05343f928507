/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Handlers: finds their operations, checks them, encodes payloads and replies, and calls them.
 * Internal; used by the replicated state and the root package.
 */
@NullMarked
package io.quorate.cluster.impl.handlers;

import org.jspecify.annotations.NullMarked;
