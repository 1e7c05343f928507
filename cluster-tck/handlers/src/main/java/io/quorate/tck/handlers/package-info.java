/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A handler, its contract and their types: what every runtime runs, byte for byte the same. */
@NullMarked
package io.quorate.tck.handlers;

import org.jspecify.annotations.NullMarked;
