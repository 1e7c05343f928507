/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Handlers and contracts that are wrong, each in one way. */
@NullMarked
package io.quorate.tck.definition.wrong;

import org.jspecify.annotations.NullMarked;
