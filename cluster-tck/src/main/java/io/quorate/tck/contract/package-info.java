/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A contract's methods are replicated operations. */
@NullMarked
package io.quorate.tck.contract;

import org.jspecify.annotations.NullMarked;
